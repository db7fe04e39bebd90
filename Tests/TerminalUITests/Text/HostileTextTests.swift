import TerminalUI
import Testing

/// Texts that attack what stands beside them, drawn into a field with a fence behind it.
@Suite struct HostileTextTests {
  @Test(arguments: [
    ("\u{1B}]0;root\u{7}x", "␛]0;root␇x"),
    ("\u{1B}]8;;http://evil\u{1B}\\go", "␛]8;;http://evil␛\\go"),
    ("\u{1B}[2J\u{1B}[H", "␛[2J␛[H"), ("\u{9B}2J", "⟨U+009B⟩2J"), ("\u{1B}P+q\u{1B}\\", "␛P+q␛\\"),
    ("deny\rapprove", "deny␍approve"), ("deny\u{8}\u{8}\u{8}\u{8}ok", "deny␈␈␈␈ok"),
    ("low\u{B}\u{C}", "low␋␌"), ("\u{E}lqqk\u{F}", "␎lqqk␏"),
  ])
  func `orders to the terminal are shown, not obeyed`(foreign: String, shown: String) {
    #expect(Self.field(foreign).contents == shown)
    #expect(Self.field(foreign).fence == "|")
  }

  @Test(arguments: [
    ("user\u{202E}nimda", "user⟨U+202E⟩nimda"), ("a\u{2067}b\u{2069}c", "a⟨U+2067⟩b⟨U+2069⟩c"),
    ("x\u{200F}y", "x⟨U+200F⟩y"), ("x\u{61C}y", "x⟨U+061C⟩y"),
  ])
  func `orders to turn the direction are shown, not obeyed`(foreign: String, shown: String) {
    #expect(Self.field(foreign).contents == shown)
    #expect(Self.field(foreign).fence == "|")
  }

  @Test(arguments: [
    ("ad\u{200B}min", "ad⟨U+200B⟩min"), ("ad\u{AD}min", "ad⟨U+00AD⟩min"),
    ("ok\u{E0064}\u{E0065}", "ok⟨U+E0064⟩⟨U+E0065⟩"), ("\u{FEFF}ada", "⟨U+FEFF⟩ada"),
    ("a\u{3164}b", "a⟨U+3164⟩b"), ("a⠀b", "a⟨U+2800⟩b"), ("ok\u{FE00}", "ok⟨U+FE00⟩"),
  ])
  func `hidden characters are shown`(foreign: String, shown: String) {
    #expect(Self.field(foreign).contents == shown)
    #expect(Self.field(foreign).fence == "|")
  }

  @Test func `two names that look alike do not look alike here`() {
    let names = ["admin", "ad\u{200B}min", "ad\u{2060}min", "admi\u{AD}n", "admin\u{FE0F}"]
    #expect(Set(names.map { Self.field($0).contents }).count == names.count)
    #expect(SafeText("аdmin").hasMixedScripts)
  }

  @Test func `a tower of marks stays in its row`() {
    let tower = "Z" + String(repeating: "\u{30D}", count: 60) + "algo"
    #expect(Self.field(tower).contents == "Z\u{30D}\u{30D}⟨+58⟩algo")
    #expect(Self.field(tower).fence == "|")
  }

  @Test func `a text of many lines stays in its row`() {
    #expect(Self.field("a\nb\r\nc\n\n").contents == "a⏎b⏎c⏎⏎")
  }

  @Test(arguments: ["👨‍👩‍👧‍👦", "🏳\u{FE0F}‍🌈", "🇺🇸🇺🇸", "👋🏿", "#\u{FE0F}\u{20E3}", "🏴\u{E0067}\u{E007F}"])
  func `an emoji sequence cannot push what stands behind it`(foreign: String) {
    let field = Self.field(foreign)
    #expect(field.fence == "|")
    #expect(SafeText(foreign).isAltered)
    #expect(!field.contents.unicodeScalars.contains { ScalarKind($0) == .invisible })
  }

  @Test func `even text that was never made safe cannot move a cell`() {
    var random = SeededRandom(seed: 20_260_306)
    for _ in 0..<500 {
      let foreign = random.text(length: 20)
      let field = Self.field(drawing: foreign)
      #expect(field.fence == "|", "seed \(random.seed): \(foreign.debugDescription)")
      for scalar in field.contents.unicodeScalars {
        switch ScalarKind(scalar) {
        case .narrow, .wide, .combining: break
        case .invisible, .control, .disputed:
          Issue.record("seed \(random.seed): \(foreign.debugDescription)")
        }
      }
    }
  }

  private static let width = 48

  private static func field(_ foreign: String) -> (contents: String, fence: String?) {
    field(drawing: SafeText(foreign).text)
  }

  /// What a field of one row shows of a text, and the cell that stands behind the field.
  private static func field(drawing text: String) -> (contents: String, fence: String?) {
    var canvas = Canvas(size: Size(width: width + 1, height: 1))
    canvas.draw("|", at: Position(row: 0, column: width))
    canvas.clipped(to: Rect(row: 0, column: 0, width: width, height: 1)) { canvas in
      _ = canvas.draw(text, at: Position(row: 0, column: 0))
    }
    let row = canvas.rows()[0].dropLast()
    let end = row.lastIndex { $0 != " " }.map { row.index(after: $0) } ?? row.startIndex
    return (String(row[..<end]), canvas[0, width]?.text)
  }
}
