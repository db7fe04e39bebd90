import Dashboard
import Governance
import Testing
import TerminalUI

/// Possible, impossible with a reason, or without meaning here.
struct AvailabilityTests {
  @Test func `verbs of requests mean nothing on grants`() {
    let play = Playing(.access)
    for action in [Action.deny, .ask] {
      #expect(play.state.availability(of: action) == .absent)
    }
    #expect(play.state.availability(of: .blast) == .possible)
  }

  @Test func `a blast radius is of a principal, not of a request`() {
    #expect(Playing(.approvals).state.availability(of: .blast) == .absent)
  }

  @Test func `posture has no columns, marks or sorts`() {
    let state = Playing(.posture).state
    for action in [Action.sort, .columns, .mark, .markAll, .scrollLeft, .preview, .end, .new] {
      #expect(state.availability(of: action) == .absent)
    }
    #expect(
      state.availability(of: .filter) == .impossible("nothing to filter here: 2 to 0, then /")
    )
  }

  @Test func `an empty list has no row to act on`() {
    let access = Playing(.access, grants: []).state
    #expect(access.availability(of: .end) == .impossible("no row is under the cursor"))
    #expect(access.availability(of: .approve) == .impossible("no row is under the cursor"))
    let approvals = Playing(.approvals, requests: []).state
    for action in [Action.approve, .deny, .ask, .end, .copyID, .why] {
      #expect(approvals.availability(of: action) == .impossible("no row is under the cursor"))
    }
  }

  @Test func `what only looks is possible on an empty list`() {
    let state = Playing(.approvals, requests: []).state
    for action in [Action.filter, .environment, .help, .palette, .takeIn, .sort, .export] {
      #expect(state.availability(of: action) == .possible)
    }
  }

  @Test func `the list of actions shows the impossible ones with their reason`() {
    var play = VotingTests.play(on: "AR-2050")
    play.press(.character("."))
    #expect(play.text.contains("yes: approve"))
    #expect(play.text.contains("AR-2050 is your own"))
    #expect(play.text.contains("copy the id"))
    play.press(.character("a"))
    #expect(play.state.overlay == nil)
    #expect(play.state.message?.text.hasPrefix("AR-2050 is your own request") == true)
  }

  @Test func `in the list of actions a verb's own key runs it`() {
    var play = VotingTests.play(on: "AR-2038")
    play.press(.character("."), .character("d"))
    #expect(play.dialog?.dialog.title == "deny AR-2038 v1")
    #expect(play.performed.isEmpty)
  }

  @Test func `in the list of actions Enter runs what is chosen, Esc leaves`() {
    var play = VotingTests.play(on: "AR-2038")
    play.press(.character("."), .escape)
    #expect(play.state.overlay == nil)
    play.press(.character("."), .enter)
    #expect(play.dialog?.dialog.title == "approve AR-2038 v1")
  }

  @Test func `help lists the keys of the place and runs what is chosen`() {
    var play = Playing(.approvals)
    play.press(.character("?"))
    #expect(play.text.contains("Verbs on a row"))
    play.type("reverse")
    play.press(.enter)
    #expect(play.state.overlay == nil)
    #expect(play.state.approvals.isReversed)
    play.press(.function(1))
    #expect(play.state.overlay != nil)
  }

  @Test func `help leaves out what a read-only session does not have`() {
    var play = Playing(.approvals, session: Sample.session(Sample.viewer(readOnly: true)))
    play.press(.character("?"))
    play.type("approve")
    #expect(!play.text.contains("yes: approve"))
  }
}
