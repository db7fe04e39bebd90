import Governance
import GovernanceStore

/// The verbs of all kinds where their ids name exceptions or break-glass.
enum DepartureVerbs {
  typealias Act = @Sendable (_ id: String, _ seen: Int?, _ reason: String?) -> ExceptionCommand?

  /// Performs a verb on ids that all name such records; `false` where none of them does.
  static func perform(
    _ ids: [String],
    _ verb: String,
    _ writer: Writer,
    _ act: Act
  ) async throws -> Bool {
    let named = ids.map { $0.uppercased() }
    guard named.contains(where: isDeparture) else { return false }
    let (seen, reason) = (writer.write?.seen, try writer.write?.reasonText())
    let commands = try named.map { id -> Command in
      guard isDeparture(id), let command = act(id, seen, reason) else {
        throw UsageProblem(message: "`\(id)` cannot be \(verb) together with the others")
      }
      return .exception(command)
    }
    try await writer.perform(commands)
    return true
  }

  private static func isDeparture(_ id: String) -> Bool {
    id.hasPrefix("EX-") || id.hasPrefix("BG-")
  }

  static let approve: Act = { id, seen, reason in
    id.hasPrefix("EX-")
      ? .approve(Identifier(id), reason: reason, seen: seen)
      : .approveExtension(Identifier(id), reason: reason, seen: seen)
  }

  static let deny: Act = { id, seen, reason in
    guard id.hasPrefix("EX-") else { return nil }
    return .deny(Identifier(id), reason: reason ?? "", seen: seen)
  }

  static let cancel: Act = { id, _, reason in
    id.hasPrefix("EX-") ? .cancel(Identifier(id), reason: reason) : nil
  }

  static let revoke: Act = { id, seen, reason in
    id.hasPrefix("EX-")
      ? .revoke(Identifier(id), reason: reason ?? "", seen: seen)
      : .endBreakGlass(Identifier(id), reason: reason ?? "", seen: seen)
  }
}
