/// GT120 to GT129: what a policy says of itself, and its size.
enum MetadataRules {
  static let all: [any LintRule.Type] = [
    DeclareTheVersion.self,
    KeepWithinTheSizeLimit.self,
    UseEachSidOnce.self,
    RemoveUnknownFields.self,
    SayWhatIsMeant.self,
  ]
}
