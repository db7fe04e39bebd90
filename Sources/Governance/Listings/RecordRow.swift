/// One row of a kind that screens do not yet have of their own: named cells, as JSON and tables print them.
public struct RecordRow: Hashable, Sendable, Identifiable {
  /// A cell's value; text that came from outside is still foreign.
  public enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case instant(Instant)
    case list([String])
    case absent
  }

  /// Unique among the rows of its kind.
  public var id: String
  /// Field names in `snake_case`, in the order of the columns.
  public var fields: [(name: String, value: Value)] {
    zip(names, values).map { (name: $0, value: $1) }
  }
  package var names: [String]
  package var values: [Value]

  package init(id: String, _ fields: [(String, Value)]) {
    self.id = id
    names = fields.map(\.0)
    values = fields.map(\.1)
  }
}
