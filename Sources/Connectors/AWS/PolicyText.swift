import Documents
import Governance
import IdentityPolicy

/// A policy document of an export: what it says, and the text that stands for it.
struct PolicyText {
  let policy: PolicyDocument
  let canonical: String

  var sha256: String { Self.sha256(of: canonical) }

  /// The digest that names a canonical text.
  static func sha256(of canonical: String) -> String { Digest.sha256(of: canonical).hex }

  /// Takes an object, or a text that holds one.
  init(_ document: Document) throws(JSONError) {
    switch document.value {
    case .object, .string: break
    default: throw document.mismatch(expected: "a policy document")
    }
    let object = try PolicyDocument.unwrapped(document)
    policy = try PolicyDocument(object)
    canonical = object.canonical
  }

  /// The statements as facts, and the fields in them that AWS does not know.
  func tell(
    _ analysis: PolicyAnalysis,
    of policyID: String,
    in file: SourceFile,
    at place: String,
    into sink: inout some FactSink
  ) {
    for path in policy.ignored {
      sink.skipped("field of a policy that means nothing", at: "\(file.name): \(path)")
    }
    for statement in policy.statementFacts(policy: policyID, analysis: analysis) {
      sink.record(.statement(statement), at: place)
    }
  }

  /// The one resource that everything allowed is about; `nil` where there are more, or patterns for more.
  var onlyResource: String? {
    var heads: Set<String> = []
    for statement in policy.statements where statement.isAllow {
      guard case .only(let patterns)? = statement.resources else { return nil }
      for pattern in patterns {
        guard let arn = ARN(pattern), !arn.head.contains(where: { "*?$".contains($0) }) else {
          return nil
        }
        heads.insert(arn.head)
      }
    }
    return heads.count == 1 ? heads.first : nil
  }
}
