package import Documents

/// The answer to a request, with what decided it layer by layer.
package struct PolicyDecision: Sendable {
  package enum Verdict: String, Sendable, CaseIterable {
    case allow
    case implicitDeny = "implicit-deny"
    case explicitDeny = "explicit-deny"
  }

  package let verdict: Verdict
  package let because: [DecisionReason]

  package var isAllowed: Bool { verdict == .allow }
}

/// A kind of policies that has its say in a decision.
package enum PolicyLayer: Hashable, Sendable {
  /// Service control policies, by their level from the root of the organisation.
  case serviceControl(level: Int)
  /// Resource control policies, by their level from the root of the organisation.
  case resourceControl(level: Int)
  case resource
  case identity
  case boundary
  case session
  /// A rule of AWS that no policy writes.
  case rule

  package var name: String {
    switch self {
    case .serviceControl: "scp"
    case .resourceControl: "rcp"
    case .resource: "resource"
    case .identity: "identity"
    case .boundary: "boundary"
    case .session: "session"
    case .rule: "rule"
    }
  }

  package var level: Int? {
    switch self {
    case .serviceControl(let level), .resourceControl(let level): level
    default: nil
    }
  }
}

/// The statement of a policy that decided something.
package struct StatementReference: Hashable, Sendable {
  package let policy: String
  package let sid: String?
  /// Its place in the policy, from 0.
  package let index: Int
  package let position: Position

  init(policy: String, statement: PolicyStatement) {
    self.policy = policy
    sid = statement.sid
    index = statement.index
    position = statement.position
  }

  /// `identity_policies[0] statement ReadCurated`, or its place where it has no name.
  package var words: String { "\(policy) statement \(sid ?? "[\(index)]")" }
}

/// What one layer said of a request.
package struct DecisionReason: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case allowed(StatementReference)
    case denied(StatementReference)
    /// The resource policy leaves it to the policies of the principal's account.
    case delegated(StatementReference)
    /// No statement allows it; `why` says what came nearest.
    case missing(why: String)
    /// Decided by a rule of AWS, or without any policy.
    case noted(String)
  }

  package let layer: PolicyLayer
  package let outcome: Outcome

  package var statement: StatementReference? {
    switch outcome {
    case .allowed(let statement), .denied(let statement), .delegated(let statement): statement
    case .missing, .noted: nil
    }
  }

  /// `allow`, `deny`, `delegate`, `missing` or `note`.
  package var effect: String {
    switch outcome {
    case .allowed: "allow"
    case .denied: "deny"
    case .delegated: "delegate"
    case .missing: "missing"
    case .noted: "note"
    }
  }

  /// One line: which statement, or what is missing.
  package var words: String {
    switch outcome {
    case .allowed(let statement): "\(statement.words) allows it"
    case .denied(let statement): "\(statement.words) denies it"
    case .delegated(let statement):
      "\(statement.words) leaves it to the policies of the principal's account"
    case .missing(let why): why
    case .noted(let note): note
    }
  }
}
