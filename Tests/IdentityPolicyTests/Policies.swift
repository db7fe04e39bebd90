import Documents
import IdentityPolicy

/// Short ways to write the policies that tests speak of.
enum Policies {
  static func document(_ text: String) throws -> Document {
    try Document(json: Array(text.utf8))
  }

  static func policy(_ text: String) throws -> PolicyDocument {
    try PolicyDocument(document(text))
  }

  /// A policy of the statements given as the inside of JSON objects, with `Effect` allowed.
  static func allowing(_ statements: String...) throws -> PolicyDocument {
    let joined = statements.map { "{\"Effect\":\"Allow\",\($0)}" }.joined(separator: ",")
    return try policy("{\"Version\":\"2012-10-17\",\"Statement\":[\(joined)]}")
  }

  static func analysis(_ statements: String) throws -> PolicyAnalysis {
    PolicyAnalysis(try policy("{\"Statement\":[\(statements)]}"))
  }

  /// One *Allow* of the actions on the resources, each as JSON.
  static func allow(_ actions: String, on resources: String = "\"*\"") throws -> PolicyAnalysis {
    PolicyAnalysis(try allowing("\"Action\":\(actions),\"Resource\":\(resources)"))
  }
}
