package import Documents

/// A policy made ready for many requests, under the name by which answers speak of it.
package struct CompiledPolicy: Sendable {
  package let name: String
  package let document: PolicyDocument
  let statements: [CompiledStatement]

  package init(_ document: PolicyDocument, name: String) {
    self.name = name
    self.document = document
    let hasVariables = document.version != PolicyDocument.versionWhenMissing
    statements = document.statements.map {
      CompiledStatement($0, hasVariables: hasVariables)
    }
  }

  /// Reads a policy, and refuses operators that AWS does not know: what they do cannot be told.
  package init(_ document: Document, name: String) throws(JSONError) {
    let policy = try PolicyDocument(document)
    for condition in policy.statements.flatMap(\.conditions) where condition.parsed == nil {
      throw document.mismatch(
        expected: "an operator of conditions such as `StringEquals`",
        found: "`\(condition.operation)`"
      )
    }
    self.init(policy, name: name)
  }

  /// The first statement of one effect that applies, where the policy belongs to whoever asks.
  func statement(_ effect: PolicyStatement.Effect, for request: PolicyRequest) -> CompiledStatement?
  {
    statements.first { $0.written.effect == effect && $0.applies(to: request) }
  }

  func reference(_ statement: CompiledStatement) -> StatementReference {
    StatementReference(policy: name, statement: statement.written)
  }
}
