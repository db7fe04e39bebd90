import NcursesTerminal
import Testing

struct ColourPairsTests {
  private func pair(_ ink: Int32) -> ColourPairs.Pair { ColourPairs.Pair(ink: ink, ground: -1) }

  /// The numbers given for these inks one after the other; `nil` where there was none left.
  private func numbers(of inks: [Int32], from pairs: inout ColourPairs) -> [Int32?] {
    inks.map { pairs.number(of: pair($0))?.number }
  }

  @Test func `the terminal's own colours are a pair like others, never ncurses' own pair 0`() {
    var pairs = ColourPairs(capacity: 8)
    let (own, again) = (pairs.number(of: .own), pairs.number(of: .own))
    #expect(own?.number == 1 && own?.isNew == true)
    #expect(again?.number == 1 && again?.isNew == false)
  }

  @Test func `a pair keeps its number and is new once`() {
    var pairs = ColourPairs(capacity: 8)
    let news = [1, 2, 1, 2, 3].map { pairs.number(of: pair($0))?.isNew }
    #expect(news == [true, true, false, false, true])
    let again = numbers(of: [3, 2, 1], from: &pairs)
    #expect(again == [3, 2, 1])
  }

  @Test func `when all are taken a new pair has none, and known ones keep theirs`() {
    var pairs = ColourPairs(capacity: 3)
    let before = numbers(of: [7, 8, 9, 8], from: &pairs)
    pairs.forgetAll()
    let after = numbers(of: [9, 8, 7], from: &pairs)
    #expect(before == [1, 2, nil, 2])
    #expect(after == [1, 2, nil])
  }

  @Test func `without colours every pair is the terminal's own`() {
    var pairs = ColourPairs(capacity: 0)
    let given = numbers(of: [1, 2], from: &pairs)
    #expect(given == [0, 0])
  }
}
