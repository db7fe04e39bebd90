/// Where the rollout of a policy bundle stands.
public enum BundleState: String, MachineState {
  case draft, tested, signed, shadow, enforcing, enforced, superseded
  case rolledBack = "rolled_back"
  case rejected

  /// A bundle that was good before starts anew as an activation, which blocks at once.
  package static let initial: [BundleState] = [.draft, .enforcing]

  package static let transitions: [(from: BundleState, to: BundleState)] = [
    (.draft, .tested), (.tested, .signed), (.signed, .shadow), (.shadow, .enforcing),
    (.enforcing, .enforced), (.enforced, .superseded),
    (.enforced, .shadow), (.enforcing, .shadow),
    (.shadow, .rolledBack), (.enforcing, .rolledBack), (.enforced, .rolledBack),
    (.draft, .rejected), (.tested, .rejected),
  ]
}
