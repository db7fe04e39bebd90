import Connectors
import Governance

/// Keeps what a connector tells, in order.
struct RecordingSink: FactSink {
  private(set) var records: [(fact: Fact, path: String)] = []
  private(set) var skips: [(reason: String, path: String)] = []

  mutating func record(_ fact: Fact, at path: String) {
    records.append((fact, path))
  }

  mutating func skipped(_ reason: String, at path: String) {
    skips.append((reason, path))
  }

  var facts: [Fact] { records.map(\.fact) }

  /// Everything that the files hold, part by part.
  static func reading(
    _ files: [SourceFile],
    as kind: SourceKind,
    _ options: ConnectorOptions = ConnectorOptions()
  ) throws(InputProblem) -> [(scope: String, sink: RecordingSink)] {
    let connector = kind.connector(options)
    var results: [(String, RecordingSink)] = []
    for part in try connector.parts(of: files) {
      var sink = RecordingSink()
      try connector.read(part, into: &sink)
      results.append((part.scope, sink))
    }
    return results
  }
}

extension SourceFile {
  /// A file as an operator would name it, with text for its content.
  init(_ name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
