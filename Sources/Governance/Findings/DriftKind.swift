/// In which way what is so departed from what was decided.
public enum DriftKind: String, CaseIterable, Sendable, Codable {
  /// A right that no grant and no approved request stands for.
  case gained
  /// A right that allows more than it did.
  case widened
  case trustOpened = "trust_opened"
  case boundaryRemoved = "boundary_removed"
  /// The end of an exception, as a tag tells it, was moved into the future.
  case metadataPushedOut = "metadata_pushed_out"
  case orphaned, dormant
  /// A granted right that is gone though nobody decided so.
  case removedOutside = "removed_outside"

  /// As the start of what happened: `trust opened: ml-deploy`.
  package var words: String {
    switch self {
    case .gained: "gained"
    case .widened: "widened"
    case .trustOpened: "trust opened"
    case .boundaryRemoved: "boundary removed"
    case .metadataPushedOut: "exception pushed out"
    case .orphaned: "orphaned"
    case .dormant: "dormant"
    case .removedOutside: "removed outside"
    }
  }

  /// The class of a finding: by the power it touches, one step up in production, and by kind.
  ///
  /// What opens the account to others is never below high, what only lies idle never above medium.
  package func severity(
    of privilege: Privilege,
    in environment: Environment,
    isExternal: Bool = false
  ) -> RiskScore.Band {
    let isProduction = environment.countsAsProduction
    switch self {
    case .gained, .widened:
      switch privilege {
      case .read: return isProduction ? .medium : .low
      case .write: return isProduction ? .high : .medium
      case .admin, .root: return isProduction ? .critical : .high
      }
    case .trustOpened:
      if isExternal { return isProduction ? .critical : .high }
      return isProduction ? .high : .medium
    case .boundaryRemoved: return isProduction ? .critical : .high
    case .metadataPushedOut, .removedOutside: return isProduction ? .high : .medium
    case .orphaned: return isProduction ? .medium : .low
    case .dormant: return privilege.isPrivileged ? .medium : .low
    }
  }
}
