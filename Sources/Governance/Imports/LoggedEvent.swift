package import Documents

/// One record of a log, and the system whose log it is.
package struct LoggedEvent: Sendable {
  /// Account, tenant, or the name that the operator gave.
  package let scope: String
  package let fact: AccessEventFact
  /// Fields that govtop does not know.
  package let unknown: [String]
  /// Where it stands in its file; made a text only where somebody asks.
  package var place = EventPlace(file: "", line: nil, path: .root)

  package init(scope: String, fact: AccessEventFact, unknown: [String] = []) {
    self.scope = scope
    self.fact = fact
    self.unknown = unknown
  }
}

/// The place of a record: a line of a file, or a path in it.
package struct EventPlace: Sendable, CustomStringConvertible {
  private let file: String
  private let line: Int?
  private let path: DocumentPath

  package init(file: String, line: Int?, path: DocumentPath) {
    self.file = file
    self.line = line
    self.path = path
  }

  /// `audit.ndjson:14`, `trail.json: $.Records[3]`.
  package var description: String { line.map { "\(file):\($0)" } ?? "\(file): \(path)" }
}
