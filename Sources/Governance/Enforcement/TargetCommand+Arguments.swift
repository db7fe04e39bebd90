extension TargetCommand {
  /// The arguments for a task, the program first; they go to it as they are, never through a shell.
  ///
  /// A value from outside cannot become an option: one that begins with `-` is refused unless a `--` stands before it.
  public func arguments(for task: TargetTask) throws(Refusal) -> [String] {
    var words: [String] = []
    for (place, piece) in template.enumerated() {
      let word = try Self.fill(piece, task, name)
      let isForeign = piece.hasPrefix("{")
      if place > 0, isForeign, word.hasPrefix("-"), !words.contains("--") {
        throw Refusal(
          .notPermitted,
          task.subject,
          "`\(word.prefix(60))` would be read as an option by \(name)",
          next: "let `--` stand before `\(piece)` in the file of the target commands"
        )
      }
      words.append(word)
    }
    return words
  }

  private static func fill(
    _ piece: String,
    _ task: TargetTask,
    _ name: String
  ) throws(Refusal) -> String {
    var word = ""
    for part in parts(of: piece) {
      switch part {
      case .text(let text): word += text
      case .place(let place):
        let value = task.values[place] ?? ""
        guard !value.isEmpty, !value.utf8.contains(0) else {
          throw Refusal(
            .missingField,
            task.subject,
            value.isEmpty
              ? "\(task.subject) has no `\(place)`, which \(name) asks for"
              : "`\(place)` of \(task.subject) holds a zero byte, which no argument can",
            next: "do it by hand, then attest it"
          )
        }
        word += value
      }
    }
    return word
  }

  enum Part: Hashable {
    case text(String)
    case place(String)
  }

  /// Texts and places of a template: `{word}` is a place, every other brace is itself.
  static func parts(of piece: String) -> [Part] {
    var parts: [Part] = []
    var rest = piece[...]
    while let open = rest.firstIndex(of: "{") {
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}") else { break }
      let name = inner[..<close]
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "_") }) else {
        parts.append(.text(String(rest[...open])))
        rest = inner
        continue
      }
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.place(String(name)))
      rest = inner[inner.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }
}
