import Documents
import Governance

/// What one SCIM resource is.
enum SCIMKind: Hashable {
  case user, group
  /// Something that says nothing about people and access, by its schema.
  case other(String)

  /// Reads `schemas`, which partial answers leave out: then the shape tells.
  ///
  /// Outside of a list anything but a user or group is not what was asked for.
  init(of resource: Document, isListed: Bool, in file: SourceFile) throws(InputProblem) {
    let schemas: [String]
    do {
      schemas = try resource.listed("schemas").strings()
    } catch {
      throw file.misfit(error)
    }
    self = Self.kind(schemas: schemas, resource)
    guard case .other(let name) = self, !isListed else { return }
    throw file.misfit(
      resource.mismatch(
        expected: "a SCIM user, group or list of these",
        found: Self.found(schemas, name, resource)
      )
    )
  }

  private static func kind(schemas: [String], _ resource: Document) -> SCIMKind {
    for schema in schemas {
      let words = schema.lowercased()
      if words.hasSuffix(":core:2.0:user") { return .user }
      if words.hasSuffix(":core:2.0:group") { return .group }
    }
    if let schema = schemas.first { return .other(schema) }
    if resource.present("userName") != nil { return .user }
    return resource.present("members") != nil ? .group : .other("resource without `schemas`")
  }

  private static func found(_ schemas: [String], _ name: String, _ resource: Document) -> String {
    guard !schemas.isEmpty else { return resource.outline }
    guard case .string(let detail)? = resource["detail"]?.value else { return "`\(name)`" }
    return "`\(name)`: \(detail)"
  }
}

extension [Document] {
  /// The texts; anything else among them is refused.
  func strings() throws(JSONError) -> [String] {
    var strings: [String] = []
    for document in self {
      strings.append(try document.string())
    }
    return strings
  }
}
