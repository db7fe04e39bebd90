/// Cells by name, as screens read them; a name that a kind does not have is absent.
extension RecordRow {
  package subscript(name: String) -> Value {
    names.firstIndex(of: name).map { values[$0] } ?? .absent
  }

  package func text(_ name: String) -> String? {
    if case .text(let text) = self[name] { text } else { nil }
  }

  package func integer(_ name: String) -> Int? {
    if case .integer(let number) = self[name] { number } else { nil }
  }

  /// Absent is no.
  package func flag(_ name: String) -> Bool { self[name] == .flag(true) }

  package func instant(_ name: String) -> Instant? {
    if case .instant(let moment) = self[name] { moment } else { nil }
  }

  package func list(_ name: String) -> [String] {
    if case .list(let parts) = self[name] { parts } else { [] }
  }
}

extension RecordRow.Value {
  /// The cell as words; nothing for what is absent.
  package var words: String {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .flag(let holds): holds ? "yes" : "no"
    case .instant(let moment): moment.description
    case .list(let parts): parts.joined(separator: " ")
    case .absent: ""
    }
  }
}
