import Dashboard
import Governance
import Testing
import TerminalUI

/// Keys by chance at sizes by chance, while others commit: nothing crashes, nothing is written by a slip.
struct ChanceTests {
  static let keys: [Key] =
    "abcdefghijklmnopqrstuvwxyzKMNQRSCFGYX123+*./:?<> !$-=".map(Key.character)
    + [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .control("c"), .control("d"), .control("l"), .control("u"),
      .function(1), .function(5),
    ]

  @Test(arguments: 0..<6)
  func `nothing crashes and nothing is written without a dialog`(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    var play = Self.play(seed)
    for step in 0..<300 {
      let before = play.state.overlay
      let event = Self.event(using: &random, size: &play.state.size)
      let orders = play.orders(event)
      for case .perform(let commands) in orders {
        #expect(Self.isConfirmed(before, event))
        #expect(!commands.isEmpty)
        play.send(.refused(commands, Refusal(.limit, "AR-1", "no")))
      }
      play.answerAll(orders)
      if Bool.random(using: &random) { play.draw() }
      if step % 3 == 0 { #expect(play.canvas.size == play.state.size) }
    }
  }

  /// An order is only ever the answer of a dialog that was drawn, to Enter on its act or its word.
  static func isConfirmed(_ overlay: Overlay?, _ event: Dashboard.Event) -> Bool {
    guard case .dialog(let dialog)? = overlay, event == .input(.key(.enter)) else { return false }
    guard dialog.form.isPainted, dialog.sent == nil, !dialog.form.isOutdated else { return false }
    switch dialog.form.focus {
    case .act: return true
    case .word: return dialog.form.word.text == dialog.form.dialog.word?.word
    case .field, .leave: return false
    }
  }

  private static func play(_ seed: Int) -> Playing {
    let screen = Dashboard.Screen.allCases[seed % 3]
    return seed % 2 == 0
      ? Playing(screen) : Hostile.play(screen, size: Size(width: 80, height: 24))
  }

  private static func event(
    using random: inout SeededRandom,
    size: inout Size
  ) -> Dashboard.Event {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<4:
      let width = Int.random(in: 0...160, using: &random)
      return .input(.resized(Size(width: width, height: Int.random(in: 0...60, using: &random))))
    case 4..<8: return .storeChanged(revision: 1)
    case 8..<10: return .ticked(Sample.now + .minutes(3), zoneOffset: 0)
    case 10..<12: return .input(.paste("vertex"))
    case 12..<14: return .connectionLost(reason: "locked", nextTry: nil)
    case 14..<18: return .connected
    case 18..<40:
      return .input(.key([.enter, .tab, .down, .escape].randomElement(using: &random) ?? .enter))
    default: return .input(.key(keys.randomElement(using: &random) ?? .enter))
    }
  }

  @Test func `a dialog is reached and confirmed by chance too`() {
    // The test above would prove nothing if no order were ever given.
    var random = SeededRandom(99)
    var play = Playing(.approvals)
    var ordered = 0
    for _ in 0..<1_500 {
      let keys: [Key] = [.character("a"), .tab, .enter, .down, .character("g"), .character("*")]
      let orders = play.orders(.input(.key(keys.randomElement(using: &random) ?? .tab)))
      for case .perform(let commands) in orders {
        ordered += 1
        play.send(.failed(.perform(commands), "no"))
        play.press(.escape)
      }
      play.answerAll(orders)
      play.draw()
      if play.state.approvals.isOpen { play.press(.escape) }
    }
    #expect(ordered > 0)
  }
}
