package import Documents
package import Governance

/// A log of access events: its form, and what one of its records tells.
///
/// A log has no state to replace, so its files are read piece by piece, in any order.
package protocol EventLog: Connector {
  /// Names of the lists in which whole files hold their records.
  static var lists: Set<String> { get }
  /// Other names that stand beside a list.
  static var besides: Set<String> { get }

  /// Tells one record; its object was entered, and `first` is a key that was read already.
  func event(
    at path: DocumentPath,
    first: String?,
    _ reader: inout JSONReader
  ) throws(JSONError) -> LoggedEvent
}

extension EventLog {
  package func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart] {
    var parts: [SourcePart] = []
    for file in files {
      var scopes: [String] = []
      try each(in: file) { event in
        if !scopes.contains(event.scope) { scopes.append(event.scope) }
      }
      for scope in scopes {
        if let place = parts.firstIndex(where: { $0.scope == scope }) {
          parts[place].files.append(file)
        } else {
          parts.append(SourcePart(scope: scope, files: [file]))
        }
      }
    }
    return parts
  }

  package func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem) {
    for file in part.files {
      try each(in: file) { event in
        guard event.scope == part.scope else { return }
        sink.record(.event(event.fact), at: event.place.description)
        for name in event.unknown {
          sink.skipped("unknown field `\(name)`", at: event.place.description)
        }
      }
    }
  }

  private func each(
    in file: SourceFile,
    _ body: (LoggedEvent) -> Void
  ) throws(InputProblem) {
    var reader = EventLogReader(self, file: file.name)
    reader.feed(file.bytes)
    reader.close()
    while case let events = try reader.next(1_000), !events.isEmpty { events.forEach(body) }
  }
}
