/// A grantable right; also the tag of its ids.
public struct Entitlement: Hashable, Sendable {
  /// Tag of the ids of entitlements: `entitlement:77aa0c…`, stable over snapshots.
  public typealias ID = Identifier<Entitlement>
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
