import Dashboard
import Governance
import Testing
import TerminalUI

/// One line to go anywhere; a write never runs from it.
struct PaletteTests {
  static func run(_ line: String, on screen: Dashboard.Screen = .approvals) -> Playing {
    var play = Playing(screen)
    play.press(.character(":"))
    play.type(line)
    play.press(.enter)
    return play
  }

  @Test(arguments: [
    ("posture", Dashboard.Screen.posture), ("acc", .access), ("approvals", .approvals),
  ])
  func `a screen by its name`(line: String, screen: Dashboard.Screen) {
    #expect(Self.run(line, on: .access).state.screen == screen)
  }

  @Test(arguments: ["AR-2044", "ar-2044"])
  func `a record by its id, in any case, from anywhere`(line: String) {
    let play = Self.run(line, on: .posture)
    #expect(play.state.screen == .approvals)
    #expect(play.state.approvals.selected?.id == "AR-2044")
    #expect(play.state.approvals.isOpen)
    #expect(play.text.contains("AR-2044 v1"))
  }

  @Test func `from a record Esc goes back to where one was`() {
    var play = Self.run("GR-774", on: .approvals)
    #expect(play.state.screen == .access)
    play.press(.escape)
    #expect(play.state.screen == .approvals)
    #expect(play.state.access.filter == "")
    #expect(play.state.approvals.selected?.id == "AR-2030")
  }

  @Test func `what a drill-down shows is not remembered as a habit`() {
    var play = Self.run("GR-774", on: .approvals)
    play.press(.character("p"), .down)
    #expect(play.state.settings.lists[.access] == nil)
  }

  @Test func `a record that is not there says so`() {
    let play = Self.run("AR-9999")
    #expect(play.text.contains("no record AR-9999 here, or not yours to read · Esc goes back"))
  }

  @Test func `an act opens its dialog and nothing more`() {
    let play = Self.run("yes: approve")
    #expect(play.dialog?.dialog.title == "approve AR-2030 v1")
    #expect(play.performed.isEmpty)
  }

  @Test func `an impossible act says why`() {
    var play = VotingTests.play(on: "AR-2050")
    play.press(.character(":"))
    play.type("yes: approve")
    play.press(.enter)
    #expect(play.state.message?.text.hasPrefix("AR-2050 is your own") == true)
  }

  @Test func `environments and shipped views are places`() {
    #expect(Self.run("env prod").state.environment == .prod)
    let play = Self.run("access @orphaned")
    #expect(play.state.screen == .access)
    #expect(play.state.access.filter == "@orphaned")
  }

  @Test func `the mouse is asked for here`() {
    var play = Playing(.access)
    play.press(.character(":"))
    play.type("mouse on")
    let orders = play.orders(.input(.key(.enter)))
    #expect(orders.contains(.setMouse(true)))
    #expect(play.state.settings.usesMouse)
  }

  @Test func `a theme is chosen and saved`() {
    var play = Self.run("theme")
    guard case .picker(_, .theme)? = play.state.overlay else {
      Issue.record("no list of themes")
      return
    }
    play.type("mono")
    let orders = play.orders(.input(.key(.enter)))
    #expect(orders.contains(.setTheme("mono")))
    #expect(play.state.settings.theme == "mono")
  }

  @Test func `the display is saved to a file`() {
    var play = Playing(.access)
    play.press(.character(":"))
    play.type("save-display a.txt")
    let orders = play.orders(.input(.key(.enter)))
    #expect(orders == [.export(Dashboard.Export(.display(.text), path: "a.txt"))])
  }

  @Test func `messages, whoami and sources are texts`() {
    #expect(Self.run("messages").text.contains("none so far"))
    let play = Self.run("whoami")
    #expect(play.text.contains("ada P-1, os user ada"))
    #expect(play.text.contains("cooperative database, tamper-evident only"))
    #expect(Self.run("sources").text.contains("aws-iam/111122223333, 4,107 rows"))
  }

  @Test func `a number of the ledger leads to its entry`() {
    let play = Self.run("#18234")
    #expect(play.state.screen == .audit)
    #expect(play.state.filter(of: .audit) == "seq:=18234")
  }

  @Test func `what leads nowhere says so`() {
    let play = Self.run("xyzzyq")
    #expect(play.state.overlay == nil)
    #expect(play.state.message?.kind == .refused)
  }

  @Test func `history brings lines back`() {
    var play = Self.run("AR-2044")
    play.press(.character(":"), .up)
    guard case .palette(let palette)? = play.state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(palette.list.query.text == "AR-2044")
  }

  @Test func `exports ask for a file and name one`() {
    var play = Playing(.access)
    play.press(.character("w"), .enter)
    guard case .path(let typing)? = play.state.overlay else {
      Issue.record("no path is asked for")
      return
    }
    #expect(typing.field.text == "govtop-access-2026-06-12.csv")
    let orders = play.orders(.input(.key(.enter)))
    #expect(
      orders == [
        .export(
          Dashboard.Export(
            .rows(play.state.query(for: .access), .csv),
            path: "govtop-access-2026-06-12.csv"
          )
        )
      ]
    )
  }

  @Test func `a picture of the screen can be taken anywhere, and left`() {
    var play = Playing(.posture)
    play.press(.character("w"))
    #expect(!play.text.contains("csv"))
    play.press(.enter, .control("u"))
    play.press(.enter)
    #expect(play.state.overlay != nil)
    play.press(.escape)
    #expect(play.state.overlay == nil)
  }

  @Test(
    arguments: [
      ("access", Dashboard.Screen.access, ""), ("approvals", .approvals, ""),
      ("Posture", .posture, ""), ("AR-2044", .approvals, "id:=AR-2044"),
    ])
  func `the command line names a place`(place: String, screen: Dashboard.Screen, filter: String) {
    var state = Sample.state()
    _ = Dashboard.start(&state)
    _ = Dashboard.open(place, &state)
    #expect(state.screen == screen)
    if screen == .approvals { #expect(state.approvals.filter == filter) }
  }

  @Test func `the command line's filter is applied, an unknown place is said`() {
    var state = Sample.state()
    _ = Dashboard.open("access", filter: "is:orphaned", &state)
    #expect(state.access.filter == "is:orphaned")
    _ = Dashboard.open("attic", &state)
    #expect(state.message?.text == "nothing is called `attic` here · 1 to 0 are the screens")
  }
}
