import ArgumentParser
import Governance
import GovernanceStore

extension Writer {
  /// Answers review items: shows what each is about, and records that no more than a line was shown.
  func answer(_ verdict: Verdict, to words: [String]) async throws {
    var items: [ReviewItem] = []
    for id in named(words) {
      items.append(try await store.reviewItem(Identifier(id), as: globals.operator()))
    }
    let comment = try write?.reasonText()
    let shown = items.map { item in
      // A version that moved on shows other evidence than the one looked at.
      let isStale = write?.seen.map { $0 != item.version } ?? false
      // A line is not the evidence: whoever wants to have opened it opens it in the dashboard.
      return ReviewAnswer.Shown(item.id, evidence: isStale ? "" : item.evidenceSha256)
    }
    try await perform(
      [.certification(.answer(ReviewAnswer(verdict, to: shown, comment: comment)))],
      about: items.map { Facts.lines($0, verdict) }
    )
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

  @OptionGroup var records: NamedRecords

  mutating func run() async throws {
    try await records.writer().answer(.certify, to: records.ids)
  }
}

/// `govtop reduce RI…`: less of it would do.
struct ReduceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reduce",
    abstract: "End the access of review items as it is; less is asked for anew."
  )

  @OptionGroup var records: NamedRecords

  mutating func run() async throws {
    try await records.writer().answer(.reduce, to: records.ids)
  }
}

/// `govtop abstain RI…`: the reviewer cannot judge it.
struct AbstainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abstain",
    abstract: "Say that you cannot judge review items, and why."
  )

  @OptionGroup var records: NamedRecords

  mutating func run() async throws {
    try await records.writer().answer(.abstain, to: records.ids)
  }
}

/// `govtop reopen RI…`: takes own answers back.
struct ReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Take your answers to review items back before they are signed off."
  )

  @OptionGroup var records: NamedRecords

  mutating func run() async throws {
    let writer = try await records.writer()
    try await writer.perform([.certification(.reopen(writer.items(records.ids)))])
  }
}

/// `govtop refresh RI…`: gathers evidence anew.
struct RefreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Gather the evidence of open review items anew."
  )

  @OptionGroup var records: NamedRecords

  mutating func run() async throws {
    let writer = try await records.writer()
    try await writer.perform([.certification(.refresh(writer.items(records.ids)))])
  }
}

/// `govtop sign-off RC`: makes own answers final.
struct SignOffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off",
    abstract: "Make your staged answers in a campaign final."
  )

  @OptionGroup var writing: Writing

  @Argument(help: "The campaign.")
  var id: String

  mutating func run() async throws {
    try await writing.perform(.certification(.signOff(Identifier(id.uppercased()))))
  }
}
