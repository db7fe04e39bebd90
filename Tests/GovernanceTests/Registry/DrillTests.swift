@testable import Governance
import Testing

@Suite struct `A drill` {
  typealias World = RegistryWorld

  private func start(
    as person: Person = World.pipe,
    responders: [Person] = [World.call],
    workload: String? = "fraud-trainer"
  ) throws(Refusal) -> [Event] {
    var draft = DrillDraft(name: "rollback-fraud", kind: .rollback, responders: [])
    draft.workload = workload
    draft.environment = .prod
    return try Drill.start(draft, responders: responders, in: World.context(person))
  }

  @Test func `is timed from its start to its end`() throws {
    let drill: Drill = try World.after(start(), nil)
    #expect(drill.took == nil)
    let later = World.now + .seconds(214)
    let after: Drill = try World.after(
      Drill.stop(
        drill,
        result: "restored in 214 s",
        passed: true,
        seen: 1,
        in: World.context(World.pipe, at: later)
      ),
      drill,
      at: later
    )
    #expect(after.state == .passed)
    #expect(after.took == .seconds(214))
    #expect(after.result?.text == "restored in 214 s")
  }

  @Test func `has responders who are here, and says what it tries`() {
    #expect(
      refusal { () throws(Refusal) in try start(responders: []) }?.code == .missingField
    )
    let left = SmallWorld.person("P-40", "gone", [], left: true)
    #expect(
      refusal { () throws(Refusal) in try start(responders: [left]) }?.message
        == "gone has left and responds to nothing"
    )
    #expect(refusal { () throws(Refusal) in try start(workload: nil) }?.code == .missingField)
    #expect(refusal { () throws(Refusal) in try start(as: World.dev) }?.code == .missingPersona)
  }

  @Test(arguments: [Drill.State.passed, .failed, .canceled])
  func `ends once, and says how`(state: Drill.State) throws {
    let drill: Drill = try World.after(start(), nil)
    func end(_ drill: Drill, _ words: String) throws(Refusal) -> [Event] {
      let context = World.context(World.pipe)
      guard state != .canceled else {
        return try Drill.cancel(drill, reason: words, seen: nil, in: context)
      }
      return try Drill.stop(
        drill,
        result: words,
        passed: state == .passed,
        seen: nil,
        in: context
      )
    }
    #expect(refusal { () throws(Refusal) in try end(drill, " ") }?.code == .missingField)
    let after: Drill = try World.after(end(drill, "done"), drill)
    #expect(after.state == state)
    #expect(refusal { () throws(Refusal) in try end(after, "again") }?.code == .alreadyClosed)
  }
}

@Suite struct `Rollback readiness, M6` {
  private let now = RegistryWorld.now
  typealias Trial = RollbackReadiness.Trial

  private func service(
    _ trials: [Trial] = [],
    pinned: Bool = true,
    signedFor days: Int? = 30,
    target: Int = 300
  ) -> RollbackReadiness.Service {
    RollbackReadiness.Service(
      workload: "fraud-trainer",
      environment: .prod,
      target: .seconds(target),
      isPinned: pinned,
      signedUntil: days.map { now + .days($0) },
      trials: trials
    )
  }

  private func trial(daysAgo: Int, seconds: Int?) -> Trial {
    let asked = now - .days(daysAgo)
    return Trial(askedAt: asked, doneAt: seconds.map { asked + .seconds($0) })
  }

  @Test func `is unknown where it was never tried, and not ready where it could not be`() {
    #expect(service().state(at: now) == .unknown)
    #expect(service(pinned: false).state(at: now) == .notReady)
    #expect(service([trial(daysAgo: 1, seconds: 10)], signedFor: 0).state(at: now) == .notReady)
    #expect(service([trial(daysAgo: 1, seconds: 10)], signedFor: nil).state(at: now) == .notReady)
  }

  @Test(arguments: [
    (1, 300, RollbackReadiness.State.ready), (1, 301, .notReady), (90, 10, .ready),
    (91, 10, .stale), (91, 301, .notReady),
  ])
  func `is ready inside target and 90 days, both ends included`(
    daysAgo: Int,
    seconds: Int,
    state: RollbackReadiness.State
  ) {
    #expect(service([trial(daysAgo: daysAgo, seconds: seconds)]).state(at: now) == state)
  }

  @Test func `is told by the last trial, and a lagging point keeps its clock running`() {
    let old = trial(daysAgo: 40, seconds: 900)
    #expect(service([old, trial(daysAgo: 2, seconds: 20)]).state(at: now) == .ready)
    let running = Trial(askedAt: now - .seconds(200), doneAt: nil)
    #expect(service([old, running]).last(at: now) == .seconds(200))
    #expect(service([running]).state(at: now) == .ready)
    #expect(service([running]).state(at: now + .seconds(101)) == .notReady)
  }

  private func readiness(_ services: [RollbackReadiness.Service]) -> Metric {
    RollbackReadiness.value(services, in: RollbackReadiness.window(now))
  }

  @Test func `has a percentile from five trials on, and shows fewer as they are`() {
    var services: [RollbackReadiness.Service] = []
    #expect(readiness(services).note == "no policy was rolled out")
    services = [service()]
    let none = readiness(services)
    #expect(none.value == nil)
    #expect(none.unknown == 1)
    #expect(none.note == "no rollback was drilled in 90 days")
    services = [service((1...4).map { trial(daysAgo: $0, seconds: $0 * 100) })]
    let few = readiness(services)
    #expect(few.value == nil)
    #expect(few.note == "fewer than 5 trials: 100, 200, 300, 400 s")
    #expect(few.beside.contains { $0 == ("last", 100) })
    services = [
      service((1...4).map { trial(daysAgo: $0, seconds: $0 * 100) }),
      service([trial(daysAgo: 9, seconds: 50), trial(daysAgo: 99, seconds: 9_999)]),
    ]
    let enough = readiness(services)
    #expect(enough.value == 400)
    #expect(enough.population == 5, "what is older than the window counts no more")
    #expect(enough.numerator == 2)
    #expect(enough.denominator == 2)
  }

  @Test func `is of services that are counted by their state`() {
    let services = [
      service(), service(pinned: false), service([trial(daysAgo: 1, seconds: 10)]),
      service([trial(daysAgo: 100, seconds: 10)]),
    ]
    let metric = readiness(services)
    for name in ["ready", "stale", "not_ready", "unknown"] { #expect(metric.beside(name) == 1) }
    #expect(metric.targetFigure == 0.25 && metric.state == .red)
    #expect(metric.numerator == 1)
    #expect(metric.denominator == 4)
  }
}
