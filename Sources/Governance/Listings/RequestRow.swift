/// A request with the names that a list shows beside it, and what the viewer may do about it.
public struct RequestRow: Hashable, Sendable, Identifiable {
  /// Whether the viewer may decide it, and the refusal that they would get if not.
  public enum Decidable: Hashable, Sendable {
    case yes(as: String)
    case no(Refusal)
  }

  /// The request's own: `AR-2044`.
  public var id: String { request.id.text }
  /// As the ledger has it, whatever the hour has changed since.
  public var request: AccessRequest
  /// Where it stands at the moment of reading.
  public var state: RequestState
  /// Short name of who asked, or of whom a delegate asked for.
  public var requesterHandle: String
  /// The account that would get the access, in its source's words.
  public var beneficiaryName: String
  /// A workload or service gets the access itself; its owners count as the persons behind.
  public var beneficiaryType: PrincipalType
  /// Whether the account is of elsewhere, or a contractor or partner stands behind it.
  public var beneficiaryIsExternal: Bool
  /// Judged by the rule that a vote meets, at the moment of reading.
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
    /// The rule in a few words: `not yours`, `person known`.
    public let name: String
    /// A failed one does not always stop a vote: some only inform.
    public let passed: Bool
    /// What was found, with the number or name that decided it.
    public let because: String

    package init(_ name: String, passed: Bool, because: String) {
      self.name = name
      self.passed = passed
      self.because = because
    }
  }

  /// Somebody whose vote would count now.
  public struct Completer: Hashable, Sendable {
    /// Never one of the persons behind the request.
    public let person: Person.ID
    /// Who to ask, as lists name them.
    public let handle: String
    /// As what the vote would count: a persona, or `owner`.
    public let capacity: String

    package init(person: Person.ID, handle: String, capacity: String) {
      self.person = person
      self.handle = handle
      self.capacity = capacity
    }
  }

  /// What the list shows of it.
  public var row: RequestRow
  /// What it would allow in plain words, computed from the policy.
  public var words: String
  /// Who answers for the beneficiary, else the person behind it; `nil` where nobody does.
  public var ownerHandle: String?
  /// The owner's team, else what the source says of the account.
  public var ownerTeam: String?
  /// Build, deploy, runtime, data access or third party; `nil` while no source tells it.
  public var beneficiaryZone: String?
  /// Those that hold too, so that it shows what was looked at.
  public var checks: [Check]
  /// At most 20, those first whose one vote would decide it.
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
  /// Why the rule that opened it is as it is; empty once that rule is no longer in force.
  public var rationale: String
  /// Entries about the request and its grants, oldest first; of a long story the newest 200.
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
