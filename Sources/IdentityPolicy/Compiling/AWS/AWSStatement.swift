/// One statement of a policy in the making, its condition keys in a fixed order.
struct AWSStatement {
  var sid: String
  var isAllow: Bool
  var actions: [String]
  var resources: [String]
  /// Operator, key and values; of one operator several keys may follow each other.
  var conditions: [(operation: String, key: String, values: [String])] = []

  var tree: OutputTree {
    var members: [(String, OutputTree)] = [
      ("Sid", .text(sid)), ("Effect", isAllow ? "Allow" : "Deny"),
      ("Action", .scalarOrList(actions)), ("Resource", .scalarOrList(resources)),
    ]
    if !conditions.isEmpty { members.append(("Condition", conditionTree)) }
    return .map(members)
  }

  private var conditionTree: OutputTree {
    var operations: [(String, [(String, OutputTree)])] = []
    for condition in conditions {
      let member = (condition.key, OutputTree.scalarOrList(condition.values))
      if let place = operations.firstIndex(where: { $0.0 == condition.operation }) {
        operations[place].1.append(member)
      } else {
        operations.append((condition.operation, [member]))
      }
    }
    return .map(operations.map { ($0.0, .map($0.1)) })
  }

  static func policy(_ statements: [AWSStatement]) -> OutputTree {
    ["Version": "2012-10-17", "Statement": .list(statements.map(\.tree))]
  }

  /// The letters and digits of an id, each word with a capital: `read-curated` is `ReadCurated`.
  static func sid(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
