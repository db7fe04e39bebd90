import Documents
import Governance

/// A RoleBinding or ClusterRoleBinding: a role in the hands of subjects, in one namespace or everywhere.
struct RoleBinding {
  let object: KubernetesObject
  let roleKind: String
  let roleName: String
  let subjects: [RoleSubject]
  /// Subjects of kinds that Kubernetes does not know.
  let unknownSubjects: [Document]
  /// Fields of its role and subjects that Kubernetes does not know.
  let unknownFields: [Document.Member]

  var isClusterWide: Bool { object.kind == "ClusterRoleBinding" }

  static let everywhere = "cluster"

  /// `cluster` or `namespace/monitoring`.
  var resource: String { isClusterWide ? Self.everywhere : "namespace/\(object.home)" }

  /// Native id of the role.
  var role: String { ClusterRole.nativeID(kind: roleKind, namespace: object.home, name: roleName) }

  /// Key of the right: a role means something else in each place where it is bound.
  var entitlement: String { "\(role)@\(resource)" }

  init(_ object: KubernetesObject) throws(JSONError) {
    self.object = object
    let reference = try object.document.required("roleRef")
    let kind = try reference.required("kind")
    roleKind = try kind.string()
    roleName = try reference.string("name")
    let kinds = object.kind == "ClusterRoleBinding" ? ["ClusterRole"] : ["ClusterRole", "Role"]
    guard kinds.contains(roleKind) else {
      throw kind.mismatch(expected: kinds.map { "`\($0)`" }.joined(separator: " or "))
    }
    var subjects: [RoleSubject] = []
    var unknown: [Document] = []
    var fields = try reference.members(besides: ["apiGroup", "kind", "name"])
    for document in try object.document.optionalElements("subjects") {
      if let subject = try RoleSubject(document, home: object.home) {
        subjects.append(subject)
        fields += try document.members(besides: ["apiGroup", "kind", "name", "namespace"])
      } else {
        unknown.append(document)
      }
    }
    self.subjects = subjects
    unknownSubjects = unknown
    unknownFields = fields
  }
}
