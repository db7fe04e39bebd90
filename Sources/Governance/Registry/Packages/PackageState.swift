/// Where a model package stands; in which environments a promoted one runs, it says itself.
public enum PackageState: String, MachineState {
  case registered, evaluated
  case pendingApproval = "pending_approval"
  case approved, rejected, promoted, superseded
  case dePromoted = "de_promoted"
  case archived

  package static let initial: [PackageState] = [.registered]

  package static let transitions: [(from: PackageState, to: PackageState)] = [
    (.registered, .evaluated), (.evaluated, .pendingApproval),
    (.pendingApproval, .approved), (.pendingApproval, .rejected),
    (.approved, .promoted), (.promoted, .superseded), (.promoted, .dePromoted),
    // The last known good comes back when the one that replaced it is taken out of use.
    (.superseded, .promoted),
    (.superseded, .archived), (.dePromoted, .archived), (.rejected, .archived),
  ]
}

/// What a package must have before it goes on.
public enum PackageRequirement: String, CaseIterable, Sendable, Codable {
  case developer
  case datasetVersion = "dataset_version"
  case rollbackPlan = "rollback_plan"
  case provenance, bundle
  case identityTests = "identity_tests"
  case approvalTicket = "approval_ticket"

  /// How it is supplied.
  var supply: String {
    switch self {
    case .developer: "--developer of package evaluate or submit"
    case .datasetVersion: "--dataset"
    case .rollbackPlan: "--rollback"
    case .provenance: "--provenance of package evaluate"
    case .bundle: "--bundle of package evaluate"
    case .identityTests: "--tests of package evaluate"
    case .approvalTicket: "--ticket"
    }
  }
}
