/// Which fields of a record are wanted, as a tree that is walked along with the text.
struct FieldTree<Field: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
  private(set) var children: [String: FieldTree] = [:]
  private(set) var field: Field?
  /// Whether other shapes than a text, number or truth value are passed over and not refused.
  private(set) var isLenient = false

  /// Raw values of fields are their ways: `userIdentity.arn`.
  init(lenient: Set<String> = []) {
    for field in Field.allCases {
      let steps = field.rawValue.split(separator: ".").map(String.init)
      insert(field, steps[...], isLenient: lenient.contains(steps[0]))
    }
  }

  private init(isLenient: Bool) {
    self.isLenient = isLenient
  }

  private mutating func insert(_ field: Field, _ steps: ArraySlice<String>, isLenient: Bool) {
    guard let step = steps.first else {
      self.field = field
      return
    }
    children[step, default: FieldTree(isLenient: isLenient)]
      .insert(field, steps.dropFirst(), isLenient: isLenient)
  }
}
