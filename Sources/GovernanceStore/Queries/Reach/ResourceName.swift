import Governance
import IdentityPolicy

/// A resource as a person names it: `prod/feature-store`, an ARN, or a bare name.
struct ResourceName {
  /// Where it is, if the name says so.
  let environment: Environment?
  let name: String

  init(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1)
    if parts.count == 2, let environment = Environment(rawValue: parts[0].lowercased()) {
      self.environment = environment
      name = String(parts[1])
    } else {
      environment = nil
      name = text
    }
  }

  func isIn(_ other: String) -> Bool { environment == nil || environment?.rawValue == other }

  /// Whether a grant's own resource is it.
  func isNamed(by resource: String) -> Bool {
    CaseFolding.folded(resource).contains(CaseFolding.folded(name))
  }

  func reach(_ action: String?) -> StatementReach { StatementReach(action: action, resource: name) }
}
