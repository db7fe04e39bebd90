/// GT060 to GT069: ways by which data leaves.
enum ExfiltrationRules {
  static let all: [any LintRule.Type] = [
    NameTheDataToRead.self,
    NameTheSecretsToRead.self,
    NeverShareDataOutside.self,
    NeverCopyWholeStores.self,
  ]
}
