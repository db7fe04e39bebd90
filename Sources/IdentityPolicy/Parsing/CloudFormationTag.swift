/// The short tags that YAML templates of CloudFormation write for its functions.
enum CloudFormationTag {
  private static let functions: Set<String> = [
    "And", "Base64", "Cidr", "Equals", "FindInMap", "ForEach", "GetAtt", "GetAZs", "If",
    "ImportValue", "Join", "Length", "Not", "Or", "Select", "Split", "Sub", "ToJsonString",
    "Transform",
  ]

  /// The full name of a function, such as `Fn::Sub` for `!Sub`; `nil` for any other tag.
  static func function(_ tag: String) -> String? {
    guard tag.first == "!" else { return nil }
    let name = String(tag.dropFirst())
    if name == "Ref" || name == "Condition" { return name }
    return functions.contains(name) ? "Fn::\(name)" : nil
  }
}
