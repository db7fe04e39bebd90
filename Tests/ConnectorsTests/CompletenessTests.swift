import Connectors
import Foundation
import Governance
import Testing

/// Nothing of an account is dropped: the facts are counted against the export as Foundation reads it.
struct CompletenessTests {
  @Test func `each record, attachment, inline policy, version and trust of an export is told`()
    throws
  {
    let export = try Export()
    let facts = try export.facts()
    #expect(facts.principals("user") == export.names(of: "UserDetailList", "UserName"))
    #expect(facts.principals("group") == export.names(of: "GroupDetailList", "GroupName"))
    #expect(facts.principals("role") == export.names(of: "RoleDetailList", "RoleName"))
    #expect(facts.policies([.customerManaged, .providerManaged]) == export.arns(of: "Policies"))
    #expect(
      facts.policies([.inline]).count
        == export.count(of: ["UserPolicyList", "GroupPolicyList", "RolePolicyList"])
    )
    #expect(facts.policies([.trust]).count == export.records("RoleDetailList").count)
    #expect(facts.versions == export.count(of: ["PolicyVersionList"]))
    #expect(facts.assignments(via: "attached") == export.count(of: ["AttachedManagedPolicies"]))
    #expect(facts.memberships == export.count(of: ["GroupList"]))
    #expect(facts.boundaries == export.all.count { $0["PermissionsBoundary"] != nil })
  }

  @Test func `every reference leads to a record that was told`() throws {
    for folder in CaseFolder.all where folder.text("expected.txt") != nil {
      let parts = try RecordingSink.reading(folder.files(), as: folder.kind, folder.options())
      for (_, sink) in parts {
        #expect(sink.facts.danglingReferences == [], "\(folder.testDescription)")
      }
    }
  }

  @Test func `records in another order yield the same facts`() throws {
    let export = try Export()
    let facts = Set(try export.facts())
    #expect(Set(try export.reversed.facts()) == facts)
  }
}

/// An account export, read without any of the code under test.
private struct Export {
  private let lists: [String: [[String: Any]]]

  init() throws {
    let folder = CaseFolder.root.appending(path: "aws-iam/emulator-export/input.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder))
    lists = try #require(json as? [String: [[String: Any]]])
  }

  private init(lists: [String: [[String: Any]]]) {
    self.lists = lists
  }

  var reversed: Export { Export(lists: lists.mapValues { $0.reversed() }) }

  var all: [[String: Any]] { lists.values.flatMap { $0 } }

  func records(_ list: String) -> [[String: Any]] { lists[list] ?? [] }

  func names(of list: String, _ field: String) -> Set<String> {
    Set(records(list).compactMap { $0[field] as? String })
  }

  func arns(of list: String) -> Set<String> {
    Set(records(list).compactMap { $0["Arn"] as? String })
  }

  /// How many elements these fields have over all records.
  func count(of fields: [String]) -> Int {
    all.reduce(0) { sum, record in
      sum + fields.reduce(0) { $0 + ((record[$1] as? [Any])?.count ?? 0) }
    }
  }

  func facts() throws -> [Fact] {
    let data = try JSONSerialization.data(withJSONObject: lists, options: .sortedKeys)
    let file = SourceFile(name: "export.json", bytes: Array(data))
    return try RecordingSink.reading([file], as: .awsIAM).flatMap(\.sink.facts)
  }
}

extension [Fact] {
  fileprivate func principals(_ kind: String) -> Set<String> {
    Set(
      compactMap { fact in
        guard case .principal(let principal) = fact, principal.nativeKind == kind else {
          return nil
        }
        return principal.name
      }
    )
  }

  fileprivate func policies(_ kinds: Set<PolicyFact.Kind>) -> Set<String> {
    Set(
      compactMap { fact in
        guard case .policy(let policy) = fact, kinds.contains(policy.kind) else { return nil }
        return policy.nativeID
      }
    )
  }

  fileprivate var versions: Int { count { if case .policyVersion = $0 { true } else { false } } }
  fileprivate var memberships: Int { count { if case .membership = $0 { true } else { false } } }

  fileprivate func assignments(via: String) -> Int {
    count { if case .assignment(let fact) = $0 { fact.via == via } else { false } }
  }

  fileprivate var boundaries: Int {
    count { if case .principal(let fact) = $0 { fact.boundary != nil } else { false } }
  }

  /// Native ids and keys that facts name and no fact has.
  fileprivate var danglingReferences: Set<String> {
    var told: Set<String> = []
    var named: Set<String> = []
    for fact in self {
      switch fact {
      case .person: break
      case .principal(let fact):
        told.insert("principal \(fact.nativeID)")
        if let boundary = fact.boundary { named.insert("policy \(boundary)") }
      case .membership(let fact):
        named.formUnion(["principal \(fact.member)", "principal \(fact.group)"])
      case .policy(let fact):
        told.insert("policy \(fact.nativeID)")
        if let holder = fact.holder { named.insert("principal \(holder)") }
      case .policyVersion(let fact): named.insert("policy \(fact.policy)")
      case .statement(let fact): named.insert("policy \(fact.policy)")
      case .entitlement(let fact):
        told.insert("entitlement \(fact.key)")
        named.insert("policy \(fact.policy)")
      case .assignment(let fact):
        named.formUnion(["entitlement \(fact.entitlement)", "principal \(fact.holder)"])
      case .trust(let fact): named.insert("principal \(fact.role)")
      // Principals of logs and credentials are in the inventory, which is another source.
      case .credential, .event: break
      }
    }
    return named.subtracting(told)
  }
}
