/// GT070 to GT079: ways to secrets and credentials.
enum CredentialRules {
  static let all: [any LintRule.Type] = [
    NameWhoseCredentialsAreIssued.self,
    KnowWhoDrawsTokens.self,
  ]
}
