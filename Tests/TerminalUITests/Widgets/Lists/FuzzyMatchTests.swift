import TerminalUI
import Testing

struct FuzzyMatchTests {
  /// The best of some texts for what was typed.
  private func best(_ query: String, _ texts: [String]) -> String? {
    texts.compactMap { text in FuzzyMatch.score(query, in: text).map { (text, $0) } }
      .max { $0.1 < $1.1 }?.0
  }

  @Test(arguments: [
    ("app", ["approvals", "snapshot", "map pins"], "approvals"),
    ("rev", ["previous", "review", "x rev"], "review"),
    ("rc", ["archive", "recertify campaign", "RC-31"], "RC-31"),
    ("gs", ["goals", "go somewhere", "flags"], "go somewhere"),
    ("access", ["access", "access requests"], "access"),
    ("AR-2", ["ar-2044", "car-2"], "ar-2044"),
  ])
  func `what begins with it, then words, then letters in order`(
    query: String,
    texts: [String],
    expected: String
  ) {
    #expect(best(query, texts) == expected)
  }

  @Test(arguments: [
    ("abc", "acb"), ("aa", "a"), ("x", ""), ("longer than it", "longer"), ("日", "本"),
  ])
  func `a letter that is missing or out of order does not fit`(query: String, text: String) {
    #expect(FuzzyMatch.score(query, in: text) == nil)
  }

  @Test func `case makes no difference`() {
    #expect(FuzzyMatch.score("ACC", in: "access") == FuzzyMatch.score("acc", in: "ACCESS"))
  }

  @Test func `letters close together fit better than scattered ones`() {
    let near = FuzzyMatch.score("xyz", in: "axbyz") ?? 0
    let far = FuzzyMatch.score("xyz", in: "axbbbbbbbybbbbbbbz") ?? 0
    #expect(near > far)
  }
}
