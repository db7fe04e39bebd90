import TerminalUI
import Testing

struct TableWindowMovementTests {
  let thousand = SampleList(1...1000)

  @Test func `a new window shows the beginning with the cursor on the first row`() {
    let window = TableWindow(over: thousand)
    #expect(window.selectedID == 1)
    #expect(window.visibleIDs == Array(1...10))
    #expect(window.positionText == "1/1000")
    #expect(window.below == 990)
  }

  @Test func `a window can begin at any row of the list`() {
    let window = TableWindow(over: thousand, selecting: 500)
    #expect(window.selectedID == 500)
    #expect(window.positionText == "500/1000")
  }

  @Test func `200 downs in one go move exactly 200 rows although the rows come page by page`() {
    var window = TableWindow<SampleRow>(height: 10)
    for _ in 0..<200 { window.move(by: 1) }
    #expect(window.selected == nil)
    window.answerAll(from: thousand)
    #expect(window.selectedID == 201)
    #expect(window.cursorLine == 9)
  }

  @Test func `200 downs fold into the same movement however they are grouped`() {
    for group in [1, 3, 7, 50, 200] {
      var window = TableWindow(over: thousand)
      for done in stride(from: 0, to: 200, by: group) { window.move(by: min(group, 200 - done)) }
      window.answerAll(from: thousand)
      #expect(window.selectedID == 201)
    }
  }

  @Test func `movement that meets the end is lost there, as if each key were taken alone`() {
    var window = TableWindow<SampleRow>(height: 10)
    window.move(by: 200)
    window.move(by: -50)
    window.answerAll(from: SampleList(1...100))
    #expect(window.selectedID == 50)
  }

  @Test func `the way back up waits for the rows below it`() {
    var window = TableWindow(over: thousand, height: 5)
    window.move(by: 300)
    window.move(by: -10)
    #expect((window.selectedID ?? 0) < 291)
    window.answerAll(from: thousand)
    #expect(window.selectedID == 291)
  }

  @Test func `pages move text and cursor together`() {
    var window = TableWindow(over: thousand)
    window.move(by: 3)
    window.page(by: 1)
    window.answerAll(from: thousand)
    #expect(window.selectedID == 14)
    #expect(window.visibleIDs == Array(11...20))
    window.halfPage(by: 1)
    #expect(window.visibleIDs == Array(16...25))
    window.page(by: -2)
    #expect(window.visibleIDs == Array(1...10))
    #expect(window.selectedID == 1)
  }

  @Test func `the last page is full and the cursor is on its last row`() {
    var window = TableWindow(over: SampleList(1...25))
    window.page(by: 5)
    #expect(window.visibleIDs == Array(16...25))
    #expect(window.selectedID == 25)
  }

  @Test func `the ends are reached without loading what lies between`() {
    var window = TableWindow(over: thousand)
    window.moveToLast()
    let asked = window.takeRequests()
    #expect(asked.map(\.part) == [.last])
    for request in asked { window.apply(thousand.answer(request), answering: request) }
    #expect(window.selectedID == 1000)
    #expect(window.visibleIDs == Array(991...1000))
    #expect(window.positionText == "1000/1000")
    window.moveToFirst()
    window.answerAll(from: thousand)
    #expect(window.selectedID == 1)
    #expect(window.visibleIDs == Array(1...10))
  }

  @Test func `keys after a jump wait for it`() {
    var window = TableWindow(over: thousand)
    window.moveToLast()
    window.move(by: -3)
    window.answerAll(from: thousand)
    #expect(window.selectedID == 997)
  }

  @Test func `any mixture of movements ends where a fully loaded list would end`() {
    var dice = Dice(seed: 7)
    for _ in 0..<60 {
      let list = SampleList(1...(dice.roll(700) + 1))
      var window = TableWindow<SampleRow>(height: dice.roll(20) + 1, capacity: 100)
      var expected = 1
      for _ in 0..<40 {
        expected = Self.act(dice.roll(5), dice.roll(120), on: &window, from: expected, list)
        if dice.roll(3) == 0 { window.answerAll(from: list) }
      }
      window.answerAll(from: list)
      #expect(window.selectedID == expected)
      #expect(window.cursorLine != nil)
    }
  }

  /// Moves the window and says where the cursor belongs.
  private static func act(
    _ kind: Int,
    _ count: Int,
    on window: inout TableWindow<SampleRow>,
    from place: Int,
    _ list: SampleList
  ) -> Int {
    let last = list.rows.count
    switch kind {
    case 0: window.moveToFirst()
    case 1: window.moveToLast()
    case 2: window.page(by: 1)
    case 3: window.move(by: count)
    default: window.move(by: -count)
    }
    switch kind {
    case 0: return 1
    case 1: return last
    case 2: return min(last, place + window.height)
    case 3: return min(last, place + count)
    default: return max(1, place - count)
    }
  }

  @Test func `rows far away are forgotten and asked for again`() {
    var window = TableWindow(over: thousand)
    for _ in 0..<90 {
      window.page(by: 1)
      window.answerAll(from: thousand)
    }
    #expect(window.rows.count <= 500)
    #expect(window.hasBefore)
    for _ in 0..<90 {
      window.page(by: -1)
      window.answerAll(from: thousand)
    }
    #expect(window.selectedID == 1)
    #expect(window.positionText == "1/1000")
  }

  @Test func `a question that fails is asked again with the next movement`() {
    var window = TableWindow(over: thousand)
    window.move(by: 300)
    for request in window.takeRequests() { window.fail(request) }
    let reached = window.selectedID ?? 0
    #expect(!window.isLoading)
    window.move(by: 1)
    window.answerAll(from: thousand)
    #expect(window.selectedID == reached + 1)
  }

  @Test func `an empty list takes every movement`() {
    var window = TableWindow(over: SampleList([]))
    window.move(by: 3)
    window.page(by: -1)
    window.moveToLast()
    window.moveToFirst()
    #expect(window.selected == nil)
    #expect(window.visible.isEmpty)
    #expect(window.positionText == "0/0")
    #expect(!window.isLoading)
  }

  @Test(arguments: [1, 3, 10, 40])
  func `a new height keeps the cursor's row on screen`(height: Int) {
    var window = TableWindow(over: thousand, selecting: 500)
    window.move(by: 7)
    window.resize(height: height)
    window.answerAll(from: thousand)
    #expect(window.selectedID == 507)
    #expect(window.cursorLine != nil)
    #expect(window.visible.count == height)
  }

  @Test func `a taller screen at the end of the list is filled from above`() {
    var window = TableWindow(over: SampleList(1...30), height: 5)
    window.moveToLast()
    window.resize(height: 12)
    #expect(window.visibleIDs == Array(19...30))
  }

  @Test func `a row on screen can be taken without moving the text`() {
    var window = TableWindow(over: thousand)
    window.page(by: 1)
    let isThere = window.select(15)
    #expect(isThere)
    #expect(window.visibleIDs == Array(11...20))
    let isFar = window.select(900)
    #expect(!isFar)
    #expect(window.selectedID == 15)
  }

  @Test func `the next row of a kind is found in both directions`() {
    var list = SampleList(1...40)
    list.change(7, to: "late")
    list.change(30, to: "late")
    var window = TableWindow(over: list)
    var found: [Int?] = []
    for direction in [1, 1, 1, -1] {
      found.append(window.move(toNext: direction) { $0.state == "late" } ? window.selectedID : nil)
    }
    #expect(found == [7, 30, nil, 7])
  }
}

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
