import Dashboard
import Governance
import Testing
import TerminalUI

/// The first screen: panes, drill-down, what waits, what others change.
struct PostureTests {
  @Test func `the cursor starts at what needs me`() {
    let play = Playing(.posture)
    #expect(play.state.posture.pane == .tasks)
    #expect(play.state.posture.taskID == "AR-2030")
    #expect(play.rows.last?.contains("1/4") == true)
  }

  @Test func `Tab goes through the panes and round`() {
    var play = Playing(.posture)
    var panes: [PostureState.Pane] = []
    for _ in 0..<4 {
      play.press(.tab)
      panes.append(play.state.posture.pane)
    }
    #expect(panes == [.changes, .alerts, .metrics, .tasks])
    play.press(.backTab)
    #expect(play.state.posture.pane == .metrics)
  }

  @Test func `without alerts their pane is not there`() {
    var play = Playing(.posture, posture: Sample.posture(alerts: []))
    play.press(.tab, .tab)
    #expect(play.state.posture.pane == .metrics)
  }

  @Test(
    arguments: [
      (0, Dashboard.Screen.access, "is:wildcard"), (1, .approvals, "state:approved,denied"),
      (2, .access, "is:standing is:privileged"), (3, .access, "used:>90d or used:never"),
      (4, .access, "is:orphaned"),
    ])
  func `Enter on a metric opens the rows behind it`(
    index: Int,
    screen: Dashboard.Screen,
    filter: String
  ) {
    var play = Playing(.posture)
    play.press(.backTab)
    for _ in 0..<index { play.press(.down) }
    play.press(.enter)
    #expect(play.state.screen == screen)
    let shown = screen == .access ? play.state.access.filter : play.state.approvals.filter
    #expect(shown == filter)
    play.press(.escape)
    #expect(play.state.screen == .posture)
    #expect(play.state.access.filter == "")
  }

  @Test func `an environment goes with the drill-down and stays after it`() {
    var play = Playing(.posture)
    play.press(.character("e"))
    play.type("prod")
    play.press(.enter, .backTab, .enter)
    #expect(play.state.query(for: .access).environment == .prod)
    play.press(.escape)
    #expect(play.state.environment == .prod)
  }

  @Test func `Enter on a task opens it, Esc comes back to it`() {
    var play = Playing(.posture)
    play.press(.down, .down, .enter)
    #expect(play.state.screen == .approvals)
    #expect(play.state.approvals.selected?.id == "AR-2044")
    #expect(play.state.approvals.isOpen)
    play.press(.escape)
    #expect(play.state.screen == .posture)
    #expect(play.state.posture.taskID == "AR-2044")
  }

  @Test func `a verb on a task shows its facts first`() {
    var play = Playing(.posture)
    play.press(.down, .down, .character("a"))
    #expect(play.state.overlay == nil)
    #expect(play.state.approvals.isOpen)
    #expect(
      play.state.message?.text == "its facts first: the key again decides, Esc comes back"
    )
    play.press(.character("a"))
    #expect(play.dialog?.dialog.title == "approve AR-2044 v1")
  }

  @Test func `an alert opens its rows`() {
    var play = Playing(.posture)
    play.press(.tab, .tab, .enter)
    #expect(play.state.screen == .access)
    #expect(play.state.access.filter == "is:stuck")
  }

  @Test func `an alert about sources opens what was imported`() {
    let alert = Posture.Alert(message: "late", opens: ListQuery(.sources, filter: "is:late"))
    var play = Playing(.posture, posture: Sample.posture(alerts: [alert]))
    play.press(.tab, .tab, .enter)
    #expect(play.state.screen == .posture)
    #expect(play.text.contains("sources"))
  }

  @Test func `an alert whose rows no screen has says what lists them`() {
    let alert = Posture.Alert(message: "alone", opens: ListQuery(.persons, filter: "is:x"))
    var play = Playing(.posture, posture: Sample.posture(alerts: [alert]))
    play.press(.tab, .tab, .enter)
    #expect(play.state.screen == .posture)
    #expect(
      play.state.message?.text == "govtop list persons 'is:x' shows them: no screen does yet"
    )
  }

  static func play(task id: String, verb: String) -> Playing {
    let task = Posture.Task(
      id: id,
      dueAt: nil,
      verb: verb,
      risk: nil,
      isLate: false,
      what: "ci-legacy"
    )
    return Playing(.posture, posture: Sample.posture(tasks: [task]))
  }

  @Test func `what waits for proof is attested from its facts`() {
    var play = Self.play(task: "GR-760", verb: "attest")
    play.press(.character("a"))
    #expect(play.state.access.isOpen)
    #expect(play.state.message?.text.hasPrefix("its facts first") == true)
    for _ in 0..<4 { play.press(.pageDown) }
    play.press(.character("a"))
    #expect(play.dialog?.dialog.title == "attest GR-760 v1")
    play.type("the console shows no key")
    play.press(.enter, .tab, .enter)
    #expect(play.performed == [[.attest("GR-760", reason: "the console shows no key")]])
  }

  @Test func `a task that no screen has says what does it`() {
    var play = Self.play(task: "LK-12", verb: "confirm link")
    play.press(.enter)
    #expect(play.state.message?.text.contains("govtop person link") == true)
    play.press(.character("a"))
    #expect(play.state.overlay == nil)
  }

  @Test func `a change opens its record`() {
    var play = Playing(.posture)
    play.press(.tab, .down, .enter)
    #expect(play.state.access.filter == "id:=GR-760")
  }

  @Test func `n steps through the tasks from any pane`() {
    var play = Playing(.posture)
    play.press(.tab, .character("n"))
    #expect(play.state.posture.pane == .tasks)
    #expect(play.state.posture.taskID == "AR-2030")
    play.press(.character("n"))
    #expect(play.state.posture.taskID == "AR-2041")
    play.press(.character("N"))
    #expect(play.state.posture.taskID == "AR-2030")
    play.press(.character("N"))
    #expect(play.state.message?.text == "no other row here waits for you")
  }

  @Test func `numbers follow at once, lists keep their order until R`() {
    var play = Playing(.posture)
    var tasks = Sample.posture().tasks
    let gone = tasks.removeFirst()
    tasks.insert(
      .init(
        id: "AR-2099",
        dueAt: Sample.now,
        verb: "answer",
        risk: nil,
        isLate: true,
        what: "new"
      ),
      at: 0
    )
    play.posture = Sample.posture(tasks: tasks, late: 3)
    play.send(.storeChanged(revision: 2))
    #expect(play.text.contains("3 late"))
    #expect(play.text.contains("1 new, R shows it"))
    #expect(!play.text.contains("AR-2099"))
    #expect(play.text.contains(gone.id))
    #expect(play.state.posture.gone == [gone.id])
    play.press(.character("R"))
    #expect(play.text.contains("AR-2099"))
    #expect(!play.text.contains(gone.id))
  }

  @Test func `a pane that follows takes everything in`() {
    var play = Playing(.posture)
    play.press(.character("F"))
    play.posture = Sample.posture(tasks: [])
    play.send(.storeChanged(revision: 2))
    #expect(play.state.posture.tasks.isEmpty)
    #expect(
      play.text.contains("nothing waits for you · 5 open requests wait for others, 3 shows them")
    )
  }

  @Test func `something new that is late sets the title, or rings`() {
    var play = Playing(.posture)
    #expect(play.ordered.contains(.setTitle("govtop: 1 late")))
    #expect(
      play.orders(.postureLoaded(nil, Sample.posture(late: 2))) == [.setTitle("govtop: 2 late")]
    )
    #expect(play.orders(.postureLoaded(nil, Sample.posture(late: 2))) == [])
    #expect(play.orders(.postureLoaded(nil, Sample.posture(late: 0))) == [.setTitle("govtop")])
    play.state.settings.alerts = .bell
    #expect(play.orders(.postureLoaded(nil, Sample.posture(late: 1))) == [.bell])
    #expect(play.orders(.postureLoaded(nil, Sample.posture(late: 0))) == [])
    play.state.settings.alerts = .none
    #expect(play.orders(.postureLoaded(nil, Sample.posture(late: 9))) == [])
  }

  @Test func `an empty database says how to begin`() {
    let play = Playing(
      .posture,
      posture: Sample.posture(tasks: [], changes: [], alerts: [], late: 0, isEmpty: true)
    )
    #expect(play.text.contains("nothing is here yet"))
    #expect(play.text.contains("govtop demo"))
  }

  @Test func `the id under the cursor is copied from any pane`() {
    var play = Playing(.posture)
    #expect(play.orders(.input(.key(.character("y")))) == [.copy("AR-2030")])
    play.press(.tab)
    #expect(play.orders(.input(.key(.character("y")))) == [.copy("AR-2043")])
    play.press(.tab)
    #expect(play.orders(.input(.key(.character("y")))) == [])
    #expect(play.state.message?.text == "no row here has an id")
  }
}

extension PostureTests {
  @Test func `K on a metric tells its definition`() {
    var play = Playing(.posture)
    play.press(.backTab, .character("K"))
    #expect(play.text.contains("M2 wildcard_exposure, version 2"))
    #expect(play.text.contains("excepted"))
    play.press(.escape)
    #expect(play.state.overlay == nil)
    play.press(.tab, .character("K"))
    #expect(play.state.overlay == nil)
  }

  @Test func `entries of one act are one line`() {
    let terms = GrantEvent.Terms(
      kind: .standing,
      principal: "principal:1",
      entitlement: "entitlement:1",
      resource: "x",
      environment: .prod,
      dataClass: .internal,
      startsAt: Sample.now,
      endsAt: nil,
      rule: "b",
      rulesVersion: 1
    )
    let adopted = (1...40).map { number in
      var row = Sample.change(
        number,
        "ada",
        Event(Grant.ID("GR-\(number)"), .grant(.adopted(terms))),
        "grant \(number)",
        ago: .minutes(2)
      )
      row.entry = LedgerEntry(
        sequence: number,
        decision: 1,
        at: row.entry.at,
        actor: row.entry.actor,
        origin: row.entry.origin,
        rulesVersion: 1,
        version: 1,
        previousRoot: Sample.text("").digest,
        event: Event(Grant.ID("GR-\(number)"), .grant(.adopted(terms)))
      )
      return row
    }
    let play = Playing(.posture, posture: Sample.posture(changes: adopted + Sample.changes))
    #expect(play.state.posture.changes.count == 3)
    #expect(play.text.contains("40 records, the last grant 1"))
    #expect(play.state.posture.newChanges == 0)
  }
}
