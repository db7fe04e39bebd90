import Governance
import Testing

@Suite struct ExceptionDebtTests {
  typealias World = ExceptionWorld

  @Test func `counts what is overdue by class, with its days and its weight`() throws {
    let exception = try World.active(for: .hours(72))
    let due = try #require(exception.reviewDueAt)
    var none = ExceptionDebt()
    none.count(exception, isZombie: false, at: due)
    #expect(none == ExceptionDebt())
    var debt = ExceptionDebt()
    let now = due + .hours(23)
    debt.count(exception, isZombie: false, at: now)
    #expect(debt.overdue == [.high: 1])
    #expect(debt.days == 0)
    #expect(debt.weighted == 4)
    let glass: BreakGlass = try World.one(
      BreakGlass.invoke(
        BreakGlassTests.draft(),
        facts: BreakGlassTests.facts(),
        in: World.context(World.rosa)
      )
    )
    let late = glass.endsAt + .hours(72) + .days(2)
    debt.count(glass, at: glass.endsAt + .hours(72))
    #expect(debt.unreviewed == 0)
    debt.count(glass, at: late)
    #expect(debt.overdue == [.high: 1, .critical: 1])
    #expect(debt.unreviewed == 1)
    #expect(debt.length == .hours(23) + .days(2))
    #expect(debt.days == 2)
    #expect(debt.weighted == 12)
  }

  @Test func `a zombie counts from the end of its exception`() throws {
    let exception = try World.active()
    var debt = ExceptionDebt()
    debt.count(exception, isZombie: true, at: exception.expiresAt + .days(1))
    #expect(debt.zombies == 1)
    #expect(debt.overdue == [.high: 1])
    #expect(debt.days == 1)
  }
}
