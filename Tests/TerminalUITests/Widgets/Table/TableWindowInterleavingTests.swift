import TerminalUI
import Testing

/// Keys, answers and changes by others in any order, as a slow store and a busy team make them.
struct TableWindowInterleavingTests {
  /// A window, the list behind it, and questions whose answers are still on their way.
  struct Scene {
    var list: SampleList
    var window: TableWindow<SampleRow>
    var onTheWay: [(PageRequest<SampleRow>, Page<SampleRow>)] = []
    var dice: Dice
    var nextID = 10_000

    init(seed: UInt64) {
      dice = Dice(seed: seed)
      list = SampleList(stride(from: 10, through: 4000, by: 10))
      window = TableWindow(over: list, height: 12)
    }

    /// Questions are answered from the list as it is now; the answers arrive later, in any order.
    mutating func ask() {
      for request in window.takeRequests() { onTheWay.append((request, list.answer(request))) }
    }

    mutating func deliverOne() {
      guard !onTheWay.isEmpty else { return }
      let (request, page) = onTheWay.remove(at: dice.roll(onTheWay.count))
      window.apply(page, answering: request)
    }

    mutating func changeByOthers() {
      let id = (dice.roll(400) + 1) * 10
      switch dice.roll(3) {
      case 0: list.remove(id)
      case 1: list.change(id, to: "\(dice.roll(1000))")
      default:
        let new = id + 1 + dice.roll(9)
        if !list.rows.contains(where: { $0.id == new }) { list.add(new) }
      }
      window.refresh()
    }

    mutating func settle() {
      while window.isLoading || !onTheWay.isEmpty {
        ask()
        deliverOne()
      }
    }
  }

  @Test(arguments: 1...12)
  func `only a movement ever changes the row under the cursor`(seed: Int) {
    var scene = Scene(seed: UInt64(seed))
    for _ in 0..<300 {
      let selected = scene.window.selectedID
      switch scene.dice.roll(4) {
      case 0:
        scene.settle()
        scene.window.move(by: scene.dice.roll(80) - 40)
        scene.settle()
        continue
      case 1: scene.changeByOthers()
      case 2: scene.ask()
      default: scene.deliverOne()
      }
      #expect(scene.window.selectedID == selected)
    }
  }

  @Test(arguments: 1...12)
  func `no row is there twice and none is both shown and held back`(seed: Int) {
    var scene = Scene(seed: UInt64(seed))
    for _ in 0..<300 {
      switch scene.dice.roll(6) {
      case 0: scene.window.move(by: scene.dice.roll(200) - 100)
      case 1: scene.changeByOthers()
      case 2: scene.window.takeIn()
      case 3: scene.ask()
      default: scene.deliverOne()
      }
      let ids = scene.window.rows.map(\.id)
      let held = scene.window.heldBack.map(\.id)
      #expect(Set(ids).count == ids.count)
      #expect(Set(ids).isDisjoint(with: held))
      #expect(scene.window.visible.count <= 12)
      #expect(ids.isEmpty || scene.window.cursorLine != nil)
    }
  }

  @Test(arguments: 1...12)
  func `once all is quiet and taken in, the window shows the list as it is`(seed: Int) {
    var scene = Scene(seed: UInt64(seed))
    for _ in 0..<100 {
      switch scene.dice.roll(4) {
      case 0: scene.window.page(by: scene.dice.roll(7) - 3)
      case 1: scene.changeByOthers()
      case 2: scene.ask()
      default: scene.deliverOne()
      }
    }
    scene.settle()
    scene.window.takeIn()
    scene.settle()
    let all = scene.list.rows.sorted { $0.id < $1.id }
    let first = all.firstIndex { $0.id == scene.window.rows.first?.id } ?? 0
    #expect(scene.window.rows == Array(all[first..<first + scene.window.rows.count]))
    #expect(scene.window.heldBack.isEmpty)
    #expect(!scene.window.isLoading)
  }

  @Test(arguments: 1...6)
  func `a refresh that is answered shows what the list holds at that moment`(seed: Int) {
    var scene = Scene(seed: UInt64(seed))
    for _ in 0..<40 {
      scene.changeByOthers()
      scene.settle()
      for row in scene.window.rows {
        let now = scene.list.rows.first { $0.id == row.id }
        #expect(now == nil ? scene.window.changes[row.id] == .gone : now == row)
      }
    }
  }

  @Test func `fifty changes between two looks never decide for another row`() {
    var scene = Scene(seed: 99)
    scene.window.move(by: 30)
    scene.settle()
    let shown = scene.window.selected
    for _ in 0..<50 { scene.changeByOthers() }
    scene.settle()
    #expect(scene.window.selectedID == shown?.id)
  }
}
