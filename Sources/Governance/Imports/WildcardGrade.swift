/// How broad a pattern is, by what it opens.
public enum WildcardGrade: String, CaseIterable, Comparable, Sendable {
  /// A prefix such as `Get*`: counted apart.
  case prefix
  /// `*` on an action without resource-level permission: counted apart, nothing else can be written.
  case unavoidable
  case confidential, service, escalation, everything

  /// Narrower is less.
  public static func < (left: WildcardGrade, right: WildcardGrade) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether metric M2 counts it as exposure.
  package var isExposure: Bool { self > .unavoidable }
}
