/// A line being typed: text, cursor and the editing keys of readline.
package struct TextField: Hashable, Sendable {
  /// What stands before and after the cursor; the cursor never splits a character.
  private var before: String
  private var after: String
  /// The most characters it takes.
  package let limit: Int

  package init(_ text: String = "", limit: Int = 2000) {
    self.before = Self.singleLine(text, limit: limit)
    self.after = ""
    self.limit = limit
  }

  /// The text as typed, to be hashed and stored; `SafeText` is what is drawn of it.
  package var text: String { before + after }

  package var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// Characters before the cursor.
  package var cursor: Int { before.count }

  var beforeCursor: String { before }
  var afterCursor: String { after }

  /// Replaces the text and puts the cursor at its end.
  package mutating func set(_ text: String) { self = TextField(text, limit: limit) }

  /// Edits by a key; `false` for one that means nothing here, so that others may use it.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left: moveBack()
    case .right: moveForward()
    case .home, .control("a"): (before, after) = ("", text)
    case .end, .control("e"): (before, after) = (text, "")
    case .backspace: if !before.isEmpty { before.removeLast() }
    case .delete: if !after.isEmpty { after.removeFirst() }
    case .control("w"): deleteWord()
    case .control("u"): before = ""
    case .control("k"): after = ""
    default: return false
    }
    return true
  }

  /// Takes pasted text in as one line without control characters.
  package mutating func paste(_ pasted: String) { insert(pasted) }

  private mutating func insert(_ inserted: String) {
    before += Self.singleLine(inserted, limit: max(0, limit - text.count))
  }

  private mutating func moveBack() {
    guard let last = before.popLast() else { return }
    after = String(last) + after
  }

  private mutating func moveForward() {
    guard let first = after.first else { return }
    after.removeFirst()
    before.append(first)
  }

  private mutating func deleteWord() {
    while before.last?.isWhitespace == true { before.removeLast() }
    while let last = before.last, !last.isWhitespace { before.removeLast() }
  }

  /// Line ends and tabs become one blank each, other control characters are left out.
  private static func singleLine(_ text: String, limit: Int) -> String {
    var line = ""
    for character in text.prefix(limit) {
      if character.isNewline || character == "\t" {
        line.append(" ")
      } else {
        line.unicodeScalars.append(
          contentsOf: character.unicodeScalars.filter { $0.properties.generalCategory != .control }
        )
      }
    }
    return line
  }
}
