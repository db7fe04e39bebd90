/// GT080 to GT089: ways by which a holder opens resources to others.
enum ExposureRules {
  static let all: [any LintRule.Type] = [
    NameWhatIsOpenedToOthers.self,
    NeverLiftPublicAccessBlocks.self,
    OpenNothingToEveryone.self,
  ]
}
