import ArgumentParser
import Governance
import GovernanceStore

/// What the verbs on review items share: they show the evidence, measure how long it was looked at, and answer.
private struct ItemWriter {
  let globals: Globals
  let write: WriteOptions
  let output: FormatOption

  func answer(_ verdict: Verdict, _ words: [String]) async throws {
    let store = try await globals.open()
    var items: [ReviewItem] = []
    for id in Self.ids(words) {
      items.append(try await store.reviewItem(Identifier(id), as: globals.operator()))
    }
    // Nobody looked at anything where nobody is asked.
    let isShown = !write.yes && !write.dryRun
    let comment = try write.reasonText()
    let shown = Self.shown(items, write.seen, opened: isShown)
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    try await writer.perform(
      [.certification(.answer(ReviewAnswer(verdict, to: shown, comment: comment)))],
      about: items.map { Facts.lines($0, verdict) }
    )
  }

  func perform(_ command: CertificationCommand) async throws {
    let store = try await globals.open()
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.certification(command)])
  }

  static func ids(_ words: [String]) -> [String] {
    (words == ["-"] ? StandardInput.ids() : words).map { $0.uppercased() }
  }

  static func items(_ words: [String]) -> [ReviewItem.ID] { ids(words).map { Identifier($0) } }

  private static func shown(
    _ items: [ReviewItem],
    _ seen: Int?,
    opened: Bool
  ) -> [ReviewAnswer.Shown] {
    items.map { item in
      // A version that moved on shows other evidence than the one looked at.
      let isStale = seen.map { $0 != item.version } ?? false
      return ReviewAnswer.Shown(
        item.id,
        evidence: isStale ? "" : item.evidenceSha256,
        isOpened: opened
      )
    }
  }
}

extension Facts {
  fileprivate static func lines(_ item: ReviewItem, _ verdict: Verdict) -> String {
    let used =
      item.lastUsedKnown ? item.lastUsedAt.map { "used \($0)" } ?? "never used" : "use unknown"
    let peers = item.peerShare.map { "\($0) % of peers" } ?? "no peers"
    return
      "\(item.id) · \(verdict.rawValue) \(item.entitlementName) on "
      + "\(item.environment.rawValue)/\(item.resource) for \(item.principalName) "
      + "· risk \(item.riskScore) \(item.riskBand.rawValue) · \(used) · \(peers)"
  }
}

/// `govtop certify RI…`: the access remains appropriate.
struct CertifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: "Uphold the access of review items; staged until sign-off.",
    discussion:
      "govtop list items 'is:mine is:bulk' --format csv --columns id | govtop certify - --yes"
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Review items; - reads ids, one a line.")
  var ids: [String]

  mutating func run() async throws {
    try await ItemWriter(globals: globals, write: write, output: output).answer(.certify, ids)
  }
}

/// `govtop reduce RI…`: less of it would do.
struct ReduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reduce",
    abstract: "End the access of review items as it is; less is asked for anew."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Review items; - reads ids, one a line.")
  var ids: [String]

  mutating func run() async throws {
    try await ItemWriter(globals: globals, write: write, output: output).answer(.reduce, ids)
  }
}

/// `govtop abstain RI…`: the reviewer cannot judge it.
struct AbstainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstain",
    abstract: "Say that you cannot judge review items, and why."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Review items; - reads ids, one a line.")
  var ids: [String]

  mutating func run() async throws {
    try await ItemWriter(globals: globals, write: write, output: output).answer(.abstain, ids)
  }
}

/// `govtop reopen RI…`: takes own answers back.
struct ReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Take your answers to review items back before they are signed off."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Review items; - reads ids, one a line.")
  var ids: [String]

  mutating func run() async throws {
    try await ItemWriter(globals: globals, write: write, output: output)
      .perform(.reopen(ItemWriter.items(ids)))
  }
}

/// `govtop refresh RI…`: gathers evidence anew.
struct RefreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Gather the evidence of open review items anew."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Review items; - reads ids, one a line.")
  var ids: [String]

  mutating func run() async throws {
    try await ItemWriter(globals: globals, write: write, output: output)
      .perform(.refresh(ItemWriter.items(ids)))
  }
}

/// `govtop reassign RI… --to PERSON`: hands items to another reviewer.
struct ReassignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reassign",
    abstract: "Hand review items to another reviewer, with a reason."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "Review items; - reads ids, one a line.")
  var ids: [String]

  @Option(help: ArgumentHelp("The new reviewer.", valueName: "person"))
  var to: String

  mutating func run() async throws {
    let reason = try write.reasonText() ?? ""
    let person: Person.ID = Identifier(to)
    try await ItemWriter(globals: globals, write: write, output: output)
      .perform(.reassign(ItemWriter.items(ids), to: person, reason: reason))
  }
}

/// `govtop sign-off RC`: makes own answers final.
struct SignOffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off",
    abstract: "Make your staged answers in a campaign final."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The campaign.")
  var id: String

  mutating func run() async throws {
    try await ItemWriter(globals: globals, write: write, output: output)
      .perform(.signOff(Identifier(id.uppercased())))
  }
}

extension RevokeCommand {
  /// `govtop revoke RI…`: on review items it is an answer, staged as the others are.
  func answersItems() async throws -> Bool {
    let items = ids.filter { $0.uppercased().hasPrefix("RI-") }
    guard let first = items.first else { return false }
    guard items.count == ids.count, filter == nil else {
      throw UsageProblem(message: "`\(first)` is a review item: name items or grants, not both")
    }
    try await ItemWriter(globals: globals, write: write, output: output).answer(.revoke, ids)
    return true
  }
}
