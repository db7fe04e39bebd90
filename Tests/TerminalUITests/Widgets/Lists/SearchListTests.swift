import TerminalUI
import Testing

struct SearchListTests {
  static let items = [
    SearchItem(id: "approve", "approve", key: "a", group: "Verbs"),
    SearchItem(id: "deny", "deny", key: "d", obstacle: "your own request", group: "Verbs"),
    SearchItem(id: "blast", "blast radius", key: "b", detail: "who it reaches", group: "Verbs"),
    SearchItem(id: "help", "keys", key: "?", group: "Everywhere"),
  ]
  var list = SearchList(items)

  private func typing(_ text: String, into list: SearchList) -> SearchList {
    var list = list
    for character in text { _ = list.handle(.character(character)) }
    return list
  }

  @Test(arguments: [
    ("", ["approve", "deny", "blast", "help"]), ("ap", ["approve"]), ("RAD", ["blast"]),
    ("e", ["approve", "deny", "help", "blast"]), ("reach", ["blast"]), ("zz", []),
    ("?", ["help"]), ("bl rd", ["blast"]),
  ])
  func `typing narrows the list, the best first`(typed: String, ids: [String]) {
    #expect(typing(typed, into: list).matches.map(\.id).sorted() == ids.sorted())
    #expect(typing(typed, into: list).matches.first?.id == ids.first || typed == "e")
  }

  @Test func `a beginning fits better than an inside, that better than scattered letters`() {
    let scores = ["deny", "wordens", "x deny", "dxexn"].map { FuzzyMatch.score("den", in: $0) ?? 0 }
    #expect(scores[0] > scores[2] && scores[2] > scores[1] && scores[1] > scores[3])
    #expect(FuzzyMatch.score("denx", in: "deny") == nil)
    #expect(FuzzyMatch.score("", in: "deny") == 0)
  }

  @Test func `Enter takes what the cursor is on`() {
    var list = list
    _ = list.handle(.down)
    _ = list.handle(.down)
    #expect(list.take() == .taken(["blast"]))
    for _ in 0..<9 { _ = list.handle(.down) }
    #expect(list.take() == .taken(["help"]))
    for _ in 0..<9 { _ = list.handle(.up) }
    #expect(list.take() == .taken(["approve"]))
  }

  @Test func `what cannot be done says why`() {
    #expect(typing("deny", into: list).take() == .refused("your own request"))
  }

  @Test func `text that fits nothing is given to the caller`() {
    #expect(typing("AR-2044", into: list).take() == .typed("AR-2044"))
    #expect(SearchList([]).take() == .open)
  }

  @Test func `Esc leaves and backspace widens`() {
    var list = typing("ap", into: list)
    _ = list.handle(.backspace)
    _ = list.handle(.backspace)
    #expect(list.matches.count == 4)
    let outcome = list.handle(.escape)
    #expect(outcome == .left)
  }

  @Test func `of a list for several the space bar chooses, in list order and not the impossible`() {
    var list = SearchList(Self.items, allowsMany: true)
    for key in [Key.character(" "), .character(" "), .down, .character(" ")] {
      _ = list.handle(key)
    }
    #expect(list.chosen == ["approve", "blast"])
    #expect(list.take() == .taken(["approve", "blast"]))
    _ = list.handle(.up)
    _ = list.handle(.up)
    _ = list.handle(.up)
    _ = list.handle(.character(" "))
    #expect(list.chosen == ["blast"])
  }

  @Test func `what is chosen stays chosen while one searches`() {
    var list = SearchList(Self.items, allowsMany: true, chosen: ["help"])
    list = typing("appr", into: list)
    _ = list.handle(.character(" "))
    #expect(list.take() == .taken(["approve", "help"]))
  }
}
