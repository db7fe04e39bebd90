import Governance
import Testing

@testable import GovernanceStore

/// Case makes no difference, on an engine that knows the case of ASCII only.
struct FoldedTextTests {
  private static let texts = [
    "Trainer", "TRAINER", "trainer-2", "ÉCLAIR", "éclair", "straße", "STRASSE", "İstanbul",
    "ıstanbul", "Istanbul", "\u{212A}elvin", "kelvin", "KELVIN", "ſharp", "Sharp", "Σίσυφος",
    "ΣΊΣΥΦΟΣ", "a_b", "axb", "50%", "505", "back\\slash", "Ǆungla", "ǅungla", "ǆungla", "日本語",
    "ᾳ", "ﬁne", "", "' or 1=1 --", "\u{1F600}",
  ]

  @Test func `a column contains what its folded text contains`() async throws {
    let world = try await TestStore()
    for text in Self.texts {
      for other in Self.texts {
        let word = CaseFolding.folded(other)
        let contains = FoldedText.contains(word, in: "text")
        let equals = FoldedText.equals(word, "text")
        let found = try await world.store.ask(
          "select \(contains.sql), \(equals.sql) from (select ? as text) told",
          contains.arguments + equals.arguments + [.text(text)]
        )
        let folded = CaseFolding.folded(text)
        let expected: [SQLValue] = [
          .init(Self.contains(folded, word)),
          .init(folded.unicodeScalars.elementsEqual(word.unicodeScalars)),
        ]
        #expect(found == [expected], "`\(other)` in `\(text)`")
      }
    }
  }

  @Test func `every letter that folds to another is found by it`() async throws {
    let test = try await TestStore()
    let letters = (UInt32(0x80)...0x1_FFFF).compactMap(Unicode.Scalar.init).filter {
      $0.properties.changesWhenCaseMapped
    }
    let folding = letters.filter {
      CaseFolding.folded(String($0)).unicodeScalars.first != $0
    }
    #expect(folding.count > 1_000)
    for letter in folding.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
      let equals = FoldedText.equals(CaseFolding.folded(String(letter)), "text")
      let found = try await test.store.ask(
        "select \(equals.sql) from (select ? as text) told",
        equals.arguments + [.text(String(letter))]
      )
      #expect(found == [[1]], "U+\(String(letter.value, radix: 16))")
    }
  }

  private static func contains(_ text: String, _ word: String) -> Bool {
    let (text, word) = (Array(text.unicodeScalars), Array(word.unicodeScalars))
    return word.count <= text.count
      && (0...(text.count - word.count)).contains {
        text[$0..<$0 + word.count].elementsEqual(word)
      }
  }
}
