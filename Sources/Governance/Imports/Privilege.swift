/// How much power a right gives.
public enum Privilege: String, CaseIterable, Comparable, Sendable, Codable {
  case read, write, admin, root

  /// Less power is less.
  public static func < (left: Privilege, right: Privilege) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// Whether the metrics on privileged access count it.
  package var isPrivileged: Bool { self >= .admin }
}
