/// One record of a source system in govtop's terms, as a connector reads it.
///
/// Keys are the provider's own (ARN, uid, name); the store turns them into ids. Every string is foreign text.
package enum Fact: Hashable, Sendable {
  case person(DirectoryFact)
  case principal(PrincipalFact)
  case membership(MembershipFact)
  case policy(PolicyFact)
  case policyVersion(PolicyVersionFact)
  case statement(StatementFact)
  case entitlement(EntitlementFact)
  case assignment(AssignmentFact)
  case trust(TrustFact)
}

/// What kind of actor a principal is. A group is a container, kept beside principals because grants name it.
public enum PrincipalType: String, CaseIterable, Sendable {
  case human, workload, service, group, external
}

/// A person as a people source lists them.
public struct DirectoryRecord: Hashable, Sendable {
  public typealias ID = Identifier<DirectoryRecord>
}

/// A principal of a provider; also the tag of its ids.
public struct Principal: Hashable, Sendable {
  public typealias ID = Identifier<Principal>
}

/// A grantable right; also the tag of its ids.
public struct Entitlement: Hashable, Sendable {
  public typealias ID = Identifier<Entitlement>
}

/// A policy document of a provider; also the tag of its ids.
public struct Policy: Hashable, Sendable {
  public typealias ID = Identifier<Policy>
}

/// One person's record in a people source.
package struct DirectoryFact: Hashable, Sendable {
  /// The source's own id (SCIM `id`, the `id`, HR id or handle column).
  package var key: String
  package var handle: String
  package var name: String
  package var email: String?
  package var hrID: String?
  package var team: String?
  package var employment: Person.Employment
  /// Handle, key, HR id or e-mail of the manager, as the source writes it.
  package var manager: String?
  package var sponsor: String?
  package var contractEndsAt: Instant?
  package var timeZone: String?
  package var isActive: Bool
  package var joinedAt: Instant?
  package var leftAt: Instant?

  package init(
    key: String,
    handle: String,
    name: String,
    email: String? = nil,
    hrID: String? = nil,
    team: String? = nil,
    employment: Person.Employment = .unknown,
    manager: String? = nil,
    sponsor: String? = nil,
    contractEndsAt: Instant? = nil,
    timeZone: String? = nil,
    isActive: Bool = true,
    joinedAt: Instant? = nil,
    leftAt: Instant? = nil
  ) {
    self.key = key
    self.handle = handle
    self.name = name
    self.email = email
    self.hrID = hrID
    self.team = team
    self.employment = employment
    self.manager = manager
    self.sponsor = sponsor
    self.contractEndsAt = contractEndsAt
    self.timeZone = timeZone
    self.isActive = isActive
    self.joinedAt = joinedAt
    self.leftAt = leftAt
  }
}

/// Any authenticated actor that a policy can name, or a group of them.
package struct PrincipalFact: Hashable, Sendable {
  /// What identifies it over snapshots: the provider's unique id where given, else ARN or name.
  package var key: String
  /// What policies call it: ARN, `system:serviceaccount:ns:name`, user name.
  package var nativeID: String
  package var name: String
  package var type: PrincipalType
  /// `aws`, `kubernetes`, `directory`.
  package var provider: String
  /// Kind in the provider's words: `user`, `role`, `group`, `service-account`.
  package var nativeKind: String
  package var path: String?
  package var namespace: String?
  package var email: String?
  /// Owner as the source tells it (a tag or annotation): a handle, an e-mail or a team.
  package var owner: String?
  package var team: String?
  /// As the source tags it; `nil` leaves it to the rules' `classify` list.
  package var environment: Environment?
  package var dataClass: DataClass?
  package var tags: [String: String]
  package var isActive: Bool
  package var createdAt: Instant?
  package var lastUsedAt: Instant?
  /// Whether the source would know of a use; `lastUsedAt == nil` with `true` means never used.
  package var lastUsedKnown: Bool
  package var lastUsedSource: String?
  /// Native id of the permissions boundary.
  package var boundary: String?

  package init(
    key: String,
    nativeID: String,
    name: String,
    type: PrincipalType,
    provider: String,
    nativeKind: String
  ) {
    self.key = key
    self.nativeID = nativeID
    self.name = name
    self.type = type
    self.provider = provider
    self.nativeKind = nativeKind
    tags = [:]
    isActive = true
    lastUsedKnown = false
  }
}

/// A principal or group inside a group.
package struct MembershipFact: Hashable, Sendable {
  /// Native ids.
  package var member: String
  package var group: String

  package init(member: String, group: String) {
    self.member = member
    self.group = group
  }
}

/// A policy document: managed, inline, trust, or a role's rules in Kubernetes.
package struct PolicyFact: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case providerManaged = "provider_managed"
    case customerManaged = "customer_managed"
    case inline, trust
    case clusterRole = "cluster_role"
    case role
  }

  package var key: String
  package var nativeID: String
  package var name: String
  package var kind: Kind
  /// Native id of the principal that an inline or trust policy belongs to.
  package var holder: String?
  package var path: String?
  package var namespace: String?
  package var defaultVersion: String?
  package var createdAt: Instant?
  package var updatedAt: Instant?
  package var attachmentCount: Int?
  /// SHA-256 of the document's canonical form, hex; `nil` where the export names the policy but holds no document.
  package var documentSHA256: String?
  /// The document as canonical JSON text.
  package var document: String?
  package var tags: [String: String]
  package var environment: Environment?

  package init(key: String, nativeID: String, name: String, kind: Kind) {
    self.key = key
    self.nativeID = nativeID
    self.name = name
    self.kind = kind
    tags = [:]
  }
}

/// One stored version of a managed policy, the one in force and the older ones alike.
package struct PolicyVersionFact: Hashable, Sendable {
  /// Native id of the policy.
  package var policy: String
  package var version: String
  package var isDefault: Bool
  package var createdAt: Instant?
  package var documentSHA256: String?

  package init(
    policy: String,
    version: String,
    isDefault: Bool,
    createdAt: Instant? = nil,
    documentSHA256: String? = nil
  ) {
    self.policy = policy
    self.version = version
    self.isDefault = isDefault
    self.createdAt = createdAt
    self.documentSHA256 = documentSHA256
  }
}

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

/// One statement of a policy in force, analysed.
package struct StatementFact: Hashable, Sendable {
  /// Native id of the policy.
  package var policy: String
  /// Its place in the document, from 0.
  package var index: Int
  package var sid: String?
  package var isAllow: Bool
  /// Patterns joined by a space, `!` before a negated list.
  package var actions: String
  package var resources: String
  package var principals: String?
  package var hasCondition: Bool
  /// Broad action patterns and broad resource patterns that M2 counts.
  package var broadActions: Int
  package var broadResources: Int
  package var unavoidable: Int
  package var prefixes: Int
  /// The broadest grade in it, `nil` where nothing is broad.
  package var grade: WildcardGrade?

  package init(
    policy: String,
    index: Int,
    sid: String? = nil,
    isAllow: Bool,
    actions: String,
    resources: String,
    principals: String? = nil,
    hasCondition: Bool = false,
    broadActions: Int = 0,
    broadResources: Int = 0,
    unavoidable: Int = 0,
    prefixes: Int = 0,
    grade: WildcardGrade? = nil
  ) {
    self.policy = policy
    self.index = index
    self.sid = sid
    self.isAllow = isAllow
    self.actions = actions
    self.resources = resources
    self.principals = principals
    self.hasCondition = hasCondition
    self.broadActions = broadActions
    self.broadResources = broadResources
    self.unavoidable = unavoidable
    self.prefixes = prefixes
    self.grade = grade
  }
}

/// How much power a right gives.
public enum Privilege: String, CaseIterable, Comparable, Sendable {
  case read, write, admin, root

  /// Less power is less.
  public static func < (left: Privilege, right: Privilege) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// Whether the metrics on privileged access count it.
  package var isPrivileged: Bool { self >= .admin }
}

/// A grantable right: a policy, and in Kubernetes the namespace it is bound in.
package struct EntitlementFact: Hashable, Sendable {
  package var key: String
  /// The name that lists show: policy or role name.
  package var name: String
  /// Native id of the policy that defines it.
  package var policy: String
  /// Where it holds, without the environment: account name, `namespace/ns`, `cluster`, bucket.
  package var resource: String
  package var provider: String
  /// First actions, comma separated, for the list; the statement rows hold all.
  package var actions: String
  /// What it allows in plain words, computed from the policy, never from its description.
  package var words: String
  package var permissions: Int
  package var administrative: Int
  package var privilege: Privilege
  package var broadActions: Bool
  package var broadResources: Bool
  package var environment: Environment?
  package var dataClass: DataClass?
  package var owner: String?

  package init(
    key: String,
    name: String,
    policy: String,
    resource: String,
    provider: String,
    actions: String,
    words: String,
    permissions: Int,
    administrative: Int,
    privilege: Privilege,
    broadActions: Bool = false,
    broadResources: Bool = false,
    environment: Environment? = nil,
    dataClass: DataClass? = nil,
    owner: String? = nil
  ) {
    self.key = key
    self.name = name
    self.policy = policy
    self.resource = resource
    self.provider = provider
    self.actions = actions
    self.words = words
    self.permissions = permissions
    self.administrative = administrative
    self.privilege = privilege
    self.broadActions = broadActions
    self.broadResources = broadResources
    self.environment = environment
    self.dataClass = dataClass
    self.owner = owner
  }
}

/// A right in the hands of a principal or group, as the provider has it now.
package struct AssignmentFact: Hashable, Sendable {
  /// Key of the entitlement.
  package var entitlement: String
  /// Native id of the holder.
  package var holder: String
  /// `attached`, `inline`, `boundary`, `binding name`.
  package var via: String
  package var createdAt: Instant?

  package init(entitlement: String, holder: String, via: String, createdAt: Instant? = nil) {
    self.entitlement = entitlement
    self.holder = holder
    self.via = via
    self.createdAt = createdAt
  }
}

/// Who may take on a role, as its trust policy says.
package struct TrustFact: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case account, principal, service, federated, anyone
  }

  /// Native id of the role.
  package var role: String
  package var kind: Kind
  /// ARN, account, service or provider.
  package var trusted: String
  /// Whether it lies outside the role's own account.
  package var isExternal: Bool
  /// The conditions in short, `nil` where there are none.
  package var condition: String?
  /// Whether conditions pin the caller exactly (`sub` and `aud`, ExternalId, SourceArn).
  package var isExact: Bool

  package init(
    role: String,
    kind: Kind,
    trusted: String,
    isExternal: Bool,
    condition: String? = nil,
    isExact: Bool = false
  ) {
    self.role = role
    self.kind = kind
    self.trusted = trusted
    self.isExternal = isExternal
    self.condition = condition
    self.isExact = isExact
  }
}
