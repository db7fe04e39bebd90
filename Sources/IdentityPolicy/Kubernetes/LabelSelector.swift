package import Documents

/// Selects objects by their labels: all its requirements must hold.
package struct LabelSelector: Sendable {
  private enum Operation: String, Sendable {
    case isOneOf = "In"
    case isNoneOf = "NotIn"
    case exists = "Exists"
    case isAbsent = "DoesNotExist"
  }

  private struct Requirement: Sendable {
    let key: String
    let operation: Operation
    let values: Set<String>
  }

  private let requirements: [Requirement]

  package init(_ document: Document) throws(JSONError) {
    var requirements: [Requirement] = []
    if let labels = document.present("matchLabels") {
      for member in try labels.members() {
        let value = try member.value.string()
        requirements.append(
          Requirement(key: member.key, operation: .isOneOf, values: [value])
        )
      }
    }
    for expression in try document.optionalElements("matchExpressions") {
      let word = try expression.required("operator")
      guard let operation = Operation(rawValue: try word.string()) else {
        throw word.mismatch(expected: "`In`, `NotIn`, `Exists` or `DoesNotExist`")
      }
      let values = try expression.present("values")?.strings() ?? []
      requirements.append(
        Requirement(
          key: try expression.string("key"),
          operation: operation,
          values: Set(values)
        )
      )
    }
    self.requirements = requirements
  }

  package func matches(_ labels: [String: String]) -> Bool {
    requirements.allSatisfy { requirement in
      let value = labels[requirement.key]
      switch requirement.operation {
      case .isOneOf: return value.map(requirement.values.contains) ?? false
      case .isNoneOf: return !(value.map(requirement.values.contains) ?? false)
      case .exists: return value != nil
      case .isAbsent: return value == nil
      }
    }
  }
}
