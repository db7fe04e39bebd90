/// The sizes that AWS sets, and how policies are divided to keep them.
///
/// IAM quotas: 6,144 characters a managed policy, ten managed policies a role. White space does
/// not count. The 10,240 characters of inline policies would hold less than two managed ones.
enum AWSPolicySize {
  static let managed = 6_144
  static let policies = 10

  static func characters(_ statements: [AWSStatement]) -> Int {
    AWSStatement.policy(statements).compactJSON.count
  }

  /// The statements in as few policies as keeping their order allows; the same division each time.
  ///
  /// One that is too long by itself is divided by its resources, then by its actions.
  static func split(_ statements: [AWSStatement]) throws(CompileFailure) -> [[AWSStatement]] {
    let empty = characters([])
    var parts: [[AWSStatement]] = []
    var length = 0
    for statement in try statements.flatMap(divided) {
      let added = statement.tree.compactJSON.count + 1
      if parts.isEmpty || length + added > managed {
        parts.append([])
        length = empty
      }
      parts[parts.count - 1].append(statement)
      length += added
    }
    guard parts.count <= policies else {
      throw CompileFailure(
        message: "\(parts.count) policies of AWS would be needed and a role holds \(policies): "
          + "divide the workload, or name resources by a prefix"
      )
    }
    return parts
  }

  private static func divided(_ statement: AWSStatement) throws(CompileFailure) -> [AWSStatement] {
    guard characters([statement]) > managed else { return [statement] }
    var (first, second) = (statement, statement)
    if statement.resources.count > 1 {
      let half = statement.resources.count / 2
      first.resources = Array(statement.resources[..<half])
      second.resources = Array(statement.resources[half...])
    } else if statement.actions.count > 1 {
      let half = statement.actions.count / 2
      first.actions = Array(statement.actions[..<half])
      second.actions = Array(statement.actions[half...])
    } else {
      throw CompileFailure(
        message: "the statement `\(statement.sid)` alone is longer than the \(managed) characters "
          + "of a policy of AWS"
      )
    }
    first.sid += "a"
    second.sid += "b"
    return try divided(first) + divided(second)
  }
}

extension Array {
  fileprivate func flatMap<Value, Failure: Error>(
    _ transform: (Element) throws(Failure) -> [Value]
  ) throws(Failure) -> [Value] {
    var values: [Value] = []
    for element in self { values += try transform(element) }
    return values
  }
}
