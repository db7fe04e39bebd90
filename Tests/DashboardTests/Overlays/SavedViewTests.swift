import Dashboard
import Testing
import TerminalUI

/// Views of one's own: what is kept under a name, and how it comes back.
struct SavedViewTests {
  private func run(_ line: String, _ play: inout Playing) {
    play.press(.character(":"))
    play.type(line)
    play.press(.enter)
  }

  @Test func `a view keeps filter, order and columns and brings them back from any screen`() {
    var play = Playing(.approvals)
    play.state.approvals.filter = "is:late"
    play.state.approvals.hidden = ["due"]
    run("save urgent", &play)
    #expect(play.state.message?.kind == .done)
    play.state.approvals.filter = ""
    play.state.approvals.hidden = []
    play.press(.character("2"))
    run("view urgent", &play)
    #expect(play.state.screen == .approvals)
    #expect(play.state.approvals.filter == "is:late")
    #expect(play.state.approvals.hidden == ["due"])
  }

  @Test func `it is saved, and the palette lists it`() {
    var play = Playing(.approvals)
    run("save mornings", &play)
    let saved = play.ordered.contains { effect in
      if case .saveSettings(let settings) = effect {
        return settings.views[.approvals]?["mornings"] != nil
      }
      return false
    }
    #expect(saved)
    play.press(.character("1"), .character(":"))
    play.type("approvals mornings")
    play.press(.enter)
    #expect(play.state.screen == .approvals)
  }

  @Test func `the open screen's view goes before another one's of the same name`() {
    var play = Playing(.access)
    for screen in ["2", "3"] as [Character] {
      play.press(.character(screen))
      run("save mine-too", &play)
    }
    run("view mine-too", &play)
    #expect(play.state.screen == .approvals)
    play.press(.character("2"))
    run("view mine-too", &play)
    #expect(play.state.screen == .access)
  }

  static let refusals: [(screen: Dashboard.Screen, line: String, words: String)] = [
    (.approvals, "save Ärger", "is no name of a view"), (.posture, "save x", "only lists"),
    (.approvals, "save mine", "@mine is shipped"), (.approvals, "view nothing", "no view"),
    (.approvals, "unsave nothing", "no view"),
  ]

  @Test(arguments: refusals)
  func `what cannot be kept or shown says why`(
    screen: Dashboard.Screen,
    line: String,
    words: String
  ) {
    var play = Playing(screen)
    run(line, &play)
    #expect(play.state.message?.text.contains(words) == true)
    #expect(play.state.settings.views.isEmpty)
  }

  @Test func `a view can be taken away`() {
    var play = Playing(.approvals)
    run("save x", &play)
    run("unsave x", &play)
    #expect(play.state.settings.views[.approvals]?.isEmpty == true)
    run("view x", &play)
    #expect(play.state.message?.kind == .refused)
  }
}
