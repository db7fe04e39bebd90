import Documents
import Governance
import IdentityPolicy

/// The objects of one file: a YAML stream or JSON, lists taken apart.
struct KubernetesFile {
  /// What an element of a list is when it does not say it itself.
  private struct Inherited {
    var kind: String?
    var apiVersion: String?
  }

  let file: SourceFile
  private(set) var objects: [KubernetesObject] = []
  /// Objects without a name, as templates are: kind and place.
  private(set) var unnamed: [(kind: String, place: String)] = []

  init(_ file: SourceFile) throws(InputProblem) {
    self.file = file
    guard !file.isBlank else { throw file.blank }
    for document in try documents() {
      do {
        try collect(document, Inherited())
      } catch {
        throw file.misfit(error, line: error.line)
      }
    }
  }

  private func documents() throws(InputProblem) -> [Document] {
    let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    do {
      guard first == 0x7B || first == 0x5B else { return try Document.documents(yaml: file.bytes) }
      return [try Document(json: file.bytes)]
    } catch {
      throw file.broken(error)
    }
  }

  // Recursion is safe here: the readers refuse to go deeper than their limit.
  private mutating func collect(
    _ document: Document,
    _ inherited: Inherited
  ) throws(JSONError) {
    switch document.value {
    case .null: return
    case .array(let elements):
      for element in elements { try collect(element, inherited) }
    default: try collectObject(document, inherited)
    }
  }

  private mutating func collectObject(
    _ document: Document,
    _ inherited: Inherited
  ) throws(JSONError) {
    var own = inherited
    if let kind = try document.optionalMember("kind") { own.kind = kind }
    if let version = try document.optionalMember("apiVersion") { own.apiVersion = version }
    guard let kind = own.kind, let apiVersion = own.apiVersion else {
      throw document.mismatch(
        expected: "a Kubernetes object with `apiVersion` and `kind`",
        found: document.outline
      )
    }
    if kind.hasSuffix("List"), let items = document.present("items") {
      let element = String(kind.dropLast("List".count))
      own.kind = element.isEmpty ? nil : element
      for item in try items.elements() { try collect(item, own) }
      return
    }
    let object = try KubernetesObject(document, kind: kind, apiVersion: apiVersion, in: file)
    if let object {
      objects.append(object)
    } else {
      unnamed.append((kind, file.place(line: document.position.line)))
    }
  }
}

extension Document {
  /// The text of a member; refuses what is no object at all.
  fileprivate func optionalMember(_ key: String) throws(JSONError) -> String? {
    guard case .object = value else {
      throw mismatch(expected: "a Kubernetes object with `apiVersion` and `kind`")
    }
    return try text(key)
  }
}
