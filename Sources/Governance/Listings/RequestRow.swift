/// A request with the names that a list shows beside it, and what the viewer may do about it.
public struct RequestRow: Hashable, Sendable, Identifiable {
  /// Whether the viewer may decide it, and the refusal that they would get if not.
  public enum Decidable: Hashable, Sendable {
    case yes(as: String)
    case no(Refusal)
  }

  public var id: String { request.id.text }
  public var request: AccessRequest
  /// Where it stands at the moment of reading.
  public var state: RequestState
  public var requesterHandle: String
  public var beneficiaryName: String
  public var beneficiaryType: PrincipalType
  public var beneficiaryIsExternal: Bool
  public var decidable: Decidable
  /// Whether the viewer is among the persons behind it.
  public var isMine: Bool

  package init(
    request: AccessRequest,
    state: RequestState,
    requesterHandle: String,
    beneficiaryName: String,
    beneficiaryType: PrincipalType,
    beneficiaryIsExternal: Bool,
    decidable: Decidable,
    isMine: Bool
  ) {
    self.request = request
    self.state = state
    self.requesterHandle = requesterHandle
    self.beneficiaryName = beneficiaryName
    self.beneficiaryType = beneficiaryType
    self.beneficiaryIsExternal = beneficiaryIsExternal
    self.decidable = decidable
    self.isMine = isMine
  }

  package var mayDecide: Bool {
    if case .yes = decidable { return true }
    return false
  }
}

/// All that an approver needs to decide, with nothing to look up elsewhere.
public struct RequestDetail: Hashable, Sendable {
  /// One check of the rules and why it holds or does not.
  public struct Check: Hashable, Sendable {
    public let name: String
    public let passed: Bool
    public let because: String

    package init(_ name: String, passed: Bool, because: String) {
      self.name = name
      self.passed = passed
      self.because = because
    }
  }

  /// Somebody whose vote would count now.
  public struct Completer: Hashable, Sendable {
    public let person: Person.ID
    public let handle: String
    public let capacity: String

    package init(person: Person.ID, handle: String, capacity: String) {
      self.person = person
      self.handle = handle
      self.capacity = capacity
    }
  }

  public var row: RequestRow
  /// What it would allow in plain words, computed from the policy.
  public var words: String
  public var ownerHandle: String?
  public var ownerTeam: String?
  public var beneficiaryZone: String?
  public var checks: [Check]
  public var couldComplete: [Completer]
  /// Handles of the voters, in the order of the votes.
  public var voterHandles: [String]
  /// Earlier requests of the same kind in 90 days: how many, approved, denied.
  public var before: (count: Int, approved: Int, denied: Int) {
    (earlierCount, earlierApproved, earlierDenied)
  }
  package var earlierCount: Int
  package var earlierApproved: Int
  package var earlierDenied: Int
  /// What the beneficiary holds now: live grants, resources.
  public var beneficiaryGrants: Int
  public var rationale: String
  public var history: [LedgerRow]

  package init(
    row: RequestRow,
    words: String,
    ownerHandle: String?,
    ownerTeam: String?,
    beneficiaryZone: String?,
    checks: [Check],
    couldComplete: [Completer],
    voterHandles: [String],
    earlierCount: Int,
    earlierApproved: Int,
    earlierDenied: Int,
    beneficiaryGrants: Int,
    rationale: String,
    history: [LedgerRow]
  ) {
    self.row = row
    self.words = words
    self.ownerHandle = ownerHandle
    self.ownerTeam = ownerTeam
    self.beneficiaryZone = beneficiaryZone
    self.checks = checks
    self.couldComplete = couldComplete
    self.voterHandles = voterHandles
    self.earlierCount = earlierCount
    self.earlierApproved = earlierApproved
    self.earlierDenied = earlierDenied
    self.beneficiaryGrants = beneficiaryGrants
    self.rationale = rationale
    self.history = history
  }
}
