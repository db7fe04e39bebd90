import TerminalUI
import Testing

/// The field against a plain model: an array of characters and an index.
struct TextFieldModelTests {
  struct Model {
    var characters: [Character] = []
    var cursor = 0

    mutating func handle(_ key: Key) {
      switch key {
      case .character(let character):
        characters.insert(character, at: cursor)
        cursor += 1
      case .left: cursor = max(0, cursor - 1)
      case .right: cursor = min(characters.count, cursor + 1)
      case .home: cursor = 0
      case .end: cursor = characters.count
      case .backspace: if cursor > 0 { remove(cursor - 1..<cursor) }
      case .delete:
        if cursor < characters.count { characters.remove(at: cursor) }
      case .control("w"): remove(wordStart..<cursor)
      case .control("u"): remove(0..<cursor)
      case .control("k"): characters.removeSubrange(cursor...)
      default: break
      }
    }

    private var wordStart: Int {
      var start = cursor
      while start > 0, characters[start - 1] == " " { start -= 1 }
      while start > 0, characters[start - 1] != " " { start -= 1 }
      return start
    }

    private mutating func remove(_ range: Range<Int>) {
      characters.removeSubrange(range)
      cursor = range.lowerBound
    }
  }

  static let keys: [Key] = [
    .character("a"), .character(" "), .character("日"), .character("é"), .character("z"), .left,
    .left, .right, .home, .end, .backspace, .delete, .control("w"), .control("u"), .control("k"),
  ]

  @Test(arguments: 1...10)
  func `whatever is typed, text and cursor are those of the model`(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    var field = TextField()
    var model = Model()
    for _ in 0..<400 {
      // Mostly letters, else the deleting keys leave nothing to delete.
      let key = Self.keys[dice.roll(2) == 0 ? dice.roll(5) : dice.roll(Self.keys.count)]
      _ = field.handle(key)
      model.handle(key)
      #expect(field.text == String(model.characters))
      #expect(field.cursor == model.cursor)
    }
  }

  @Test(arguments: 1...10)
  func `wherever the cursor is, it is in sight and on its character`(seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    var field = TextField("a 日本語 text with wide 文字 in it")
    for _ in 0..<60 {
      _ = field.handle([Key.left, .right, .home, .end][dice.roll(4)])
      let width = dice.roll(12) + 3
      let canvas = canvas(of: TextFieldView(field), width)
      let column = canvas.cursor?.column ?? -1
      #expect((0..<width).contains(column))
    }
  }
}
