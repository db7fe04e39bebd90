import ArgumentParser
import Foundation
import Governance
import GovernanceStore

/// `govtop init`: a new database whose first person is the operating system's user.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a database; you are its first person, with every persona."
  )

  @OptionGroup var globals: Globals

  @Flag(help: "Let operators say who they are (--as); each such entry is recorded as claimed.")
  var cooperative = false

  @Option(help: ArgumentHelp("The organisation's name, for the header.", valueName: "name"))
  var organisation = "organisation"

  @Option(
    help: ArgumentHelp("Your short name; the system's user name if absent.", valueName: "handle")
  )
  var handle: String?

  mutating func run() async throws {
    if case .file(let path) = DatabaseAddress(globals.path) { try Locations.makeFolder(of: path) }
    let store = try await Store.create(
      path: globals.path,
      cooperative: cooperative,
      organisation: organisation,
      bootstrap: FirstPerson.draft(handle: handle),
      origin: SystemFacts.origin(.cli),
      options: Globals.options()
    )
    guard !globals.quiet else { return }
    let viewer = try await store.viewer(of: globals.operator())
    print(
      "made \(store.path) · you are \(viewer.person.handle) (\(viewer.person.id)), with every persona"
    )
    print(
      "next: govtop import, then govtop baseline; add a second administrator with govtop person add"
    )
  }
}

/// The person that a new database begins with.
enum FirstPerson {
  static func draft(handle: String? = nil) -> PersonDraft {
    let user = SystemFacts.userName
    let legal = user.lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0))
    }
    var draft = PersonDraft(
      handle: handle ?? (legal.isEmpty ? "operator" : String(legal.prefix(32))),
      name: NSFullUserName().isEmpty ? user : NSFullUserName(),
      personas: Set(Persona.allCases)
    )
    draft.osUser = user
    return draft
  }
}

/// `govtop verify`: recomputes the tree and replays it against every table.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute the ledger's tree and replay it against every table.",
    discussion: "Exit 1 if anything differs; each difference names table, row and field."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  mutating func run() async throws {
    let store = try await globals.openPresent()
    let report = try await store.verify()
    var printer = RecordPrinter(format: output.format, columns: nil)
    try printer.print(
      report.problems.map { problem in
        Record(
          id: problem.row,
          [
            ("table", .string(problem.table)), ("row", .string(problem.row)),
            ("field", .optional(problem.field)), ("expected", .string(problem.expected)),
            ("found", .string(problem.found)),
          ]
        )
      }
    )
    if output.format != .table || !report.problems.isEmpty { printer.finish() }
    guard report.problems.isEmpty else {
      throw FindingsFound(
        message:
          "\(report.problems.count) differences from the ledger; restore a backup, or find who wrote past govtop"
      )
    }
    guard !globals.quiet, output.format == .table else { return }
    print("\(report.entries) entries verified · root \(report.root)")
    print(
      "every governed row equals what the ledger says · \(report.observedRows) observed and \(report.derivedRows) derived rows checked"
    )
  }
}

/// `govtop doctor`: what this program is, what it found, and what does not fit.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this program found here, and what does not fit."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  mutating func run() async throws {
    var fields: [(String, JSONText)] = [
      ("version", .string(Release.version)), ("json_schema", .integer(Release.jsonSchema)),
      ("terminal", .optional(SystemFacts.environment("TERM"))),
      ("colours", .optional(SystemFacts.environment("COLORTERM"))),
      ("locale", .optional(SystemFacts.environment("LC_ALL") ?? SystemFacts.environment("LANG"))),
      ("database", .string(DatabaseAddress(globals.path).shown)),
      ("os_user", .string(SystemFacts.userName)),
    ]
    var failure: (any Error)?
    do {
      let store = try await globals.openPresent()
      let identity = try await store.identity()
      let ledger = try await store.ledger()
      fields += [
        ("state", .string("ok")), ("database_id", .string(identity.id)),
        ("organisation", .string(identity.organisation)),
        ("cooperative", .boolean(identity.cooperative)),
        ("ledger_size", .integer(ledger.size)), ("root", .string(ledger.root)),
      ]
      fields += try await enforcement(store)
    } catch {
      failure = error
      fields.append(("state", .string(Failure(error).message)))
    }
    var printer = RecordPrinter(
      format: output.format == .table ? .csv : output.format,
      columns: nil
    )
    if output.format == .table {
      for (name, value) in fields {
        print(
          "\(name.padding(toLength: 14, withPad: " ", startingAt: 0)) \(Words.plain(value.plain))"
        )
      }
    } else {
      try printer.print([Record(id: "doctor", fields)])
      printer.finish()
    }
    if let failure { throw failure }
  }

  /// When enforcement last went round, and whether a round is missing.
  private func enforcement(_ store: Store) async throws -> [(String, JSONText)] {
    let (health, now) = (try await store.enforcementHealth(), SystemFacts.now())
    let state = health.map { $0.isLate(at: now) ? "late" : "ok" } ?? "never"
    return [
      ("enforcement", .string(state)),
      ("enforcement_last_at", .optional(health?.lastRoundAt)),
      ("enforcement_words", .string(EnforcementHealth.words(health, at: now))),
    ]
  }
}

/// `govtop upgrade`: an older database in the form of this program, with a copy of the old one beside it.
struct UpgradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Bring an older database into the form of this program."
  )

  @OptionGroup var globals: Globals

  mutating func run() async throws {
    let report = try await Store.upgrade(
      path: globals.path,
      as: globals.operator(),
      options: Globals.options()
    )
    guard !globals.quiet else { return }
    let shown = DatabaseAddress(globals.path).shown
    guard let backup = report.backup else {
      print("\(shown) is of schema \(report.to) already: nothing was changed")
      return
    }
    print(
      "\(shown) went from schema \(report.from) to \(report.to), and verifies · "
        + "the old one is `\(backup)`"
    )
  }
}

/// `govtop baseline`: adopts what exists as standing grants still to be certified.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Adopt what exists as standing grants, all still to be certified."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Option(
    help: ArgumentHelp("Only this source: aws-iam, or aws-iam/123456789012.", valueName: "source")
  )
  var scope: String?

  mutating func run() async throws {
    let store = try await globals.open(readOnly: write.dryRun)
    let counts = try await store.baselineCounts(scope: scope)
    if output.format == .table, !globals.quiet { print(Self.words(counts)) }
    var report = counts
    report.adopted = 0
    if !write.dryRun, counts.adopted > 0 {
      try confirm(counts.adopted)
      let progress = ProgressLine(isShown: !globals.quiet)
      defer { progress.end() }
      report = try await store.baseline(scope: scope, as: globals.operator()) { done in
        progress.show("adopted \(done) of \(counts.adopted)")
      }
    }
    report.unrecorded.map(Failure.note)
    if output.format == .json {
      print(Self.json(report, open: counts.adopted - report.adopted).text)
    } else if !globals.quiet, !write.dryRun {
      print("adopted \(report.adopted) · govtop list grants is:uncertified shows them")
    }
  }

  private func confirm(_ count: Int) throws {
    guard !write.yes else { return }
    guard StandardInput.isTerminal else {
      throw UsageProblem(message: "there is no terminal to ask on; --yes adopts, --dry-run counts")
    }
    guard StandardInput.confirms("adopt \(count) as standing, still to be certified? type yes")
    else { throw UsageProblem(message: "nothing was written") }
  }

  private static func words(_ counts: BaselineReport) -> String {
    """
    \(counts.assignments) rights are held: \(counts.known) have a grant, \(counts.adopted) not yet
    apart: \(counts.boundaries) boundaries, which give nothing · \(counts.unresolved) whose holder or right is not in the export
    """
  }

  private static func json(_ report: BaselineReport, open: Int) -> JSONText {
    .object([
      ("assignments", .integer(report.assignments)), ("known", .integer(report.known)),
      ("adopted", .integer(report.adopted)), ("open", .integer(open)),
      ("boundaries", .integer(report.boundaries)), ("unresolved", .integer(report.unresolved)),
    ])
  }
}
