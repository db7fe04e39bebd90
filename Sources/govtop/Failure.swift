import Foundation
import Governance
import GovernanceStore
import NcursesTerminal

/// The one place that turns whatever went wrong into words and an exit code.
struct Failure {
  static let usageCode: Int32 = 2

  let code: String
  let message: String
  let next: String?
  let subject: String?
  let state: String?
  let exit: Int32

  /// Whether an error is one of ours; all others are the argument parser's.
  static func handles(_ error: any Error) -> Bool {
    switch error {
    case is Refusal, is StoreError, is InputProblem, is TerminalError, is FilterError,
      is UsageProblem, is FindingsFound:
      true
    default: error is CocoaError || error is POSIXError
    }
  }

  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self.init(refusal)
    case let error as StoreError:
      self.init(code: "DATABASE", error.message, exit: 4)
    case let problem as InputProblem:
      self.init(code: "INPUT", "\(problem.sentence); nothing was written", exit: 3)
    case let error as FilterError: self.init(code: "FILTER", error.message, exit: 2)
    case let problem as UsageProblem: self.init(code: "USAGE", problem.message, exit: 2)
    case let error as TerminalError: self.init(code: "TERMINAL", error.sentence, exit: 2)
    case let findings as FindingsFound:
      self.init(code: "FINDINGS", findings.message, exit: 1)
    default: self.init(code: "IO", error.localizedDescription, exit: 3)
    }
  }

  /// The sentence of an error, where it stands inside another.
  static func words(of error: any Error) -> String { Failure(error).message }

  private init(_ refusal: Refusal) {
    code = refusal.code.rawValue
    message = refusal.message
    next = refusal.next
    subject = refusal.subject.isEmpty ? nil : refusal.subject
    state = refusal.state
    exit =
      switch refusal.code {
      case .missingPersona, .claimRefused, .notPermitted: 5
      default: 1
      }
  }

  private init(code: String, _ message: String, exit: Int32) {
    self.code = code
    self.message = message
    self.exit = exit
    next = nil
    subject = nil
    state = nil
  }

  /// Says on standard error what went wrong beside an act that was done.
  static func note(_ message: String) {
    FileHandle.standardError.write(Data("govtop: \(Words.plain(message))\n".utf8))
  }

  /// Writes it to standard error and returns the exit code.
  func report(asJSON: Bool) -> Int32 {
    let text =
      asJSON
      ? JSONText.object([("error", json)]).text
      : "govtop: " + Words.lines(message) + (next.map { "; \(Words.plain($0))" } ?? "")
    FileHandle.standardError.write(Data((text + "\n").utf8))
    return exit
  }

  private var json: JSONText {
    .object([
      ("code", .string(code)), ("message", .string(message)), ("next", .optional(next)),
      ("subject", .optional(subject)), ("state", .optional(state)), ("exit", .integer(Int(exit))),
    ])
  }
}

/// The command line asks for something that does not fit together; exit 2.
struct UsageProblem: Error {
  let message: String
}

/// A look that found what should not be; exit 1.
struct FindingsFound: Error {
  let message: String
}
