import TerminalUI
import Testing

struct NoticeLinesTests {
  let worst = Banner.Trouble("2 revocations failed: ci-legacy, marta · oldest 41m")

  @Test func `a banner shows the worst and counts the rest`() {
    let one = drawn(Banner([worst]), 80)
    let two = drawn(Banner([worst, .init("clock off by 31 s")]), 80)
    #expect(one[0].hasPrefix(" ! 2 revocations failed: ci-legacy, marta · oldest 41m   "))
    #expect(one[0].hasSuffix("   ⏎ open"))
    #expect(two[0].hasSuffix("   ⏎ open · +1 alert"))
  }

  @Test func `what is wrong is never cut for the hint beside it`() {
    #expect(
      drawn(Banner([worst]), 55) == [" ! 2 revocations failed: ci-legacy, marta · oldest 41m"]
    )
  }

  @Test func `without trouble there is no banner`() {
    #expect(drawn(Banner([]), 20) == [""])
  }

  @Test(arguments: [
    (26, 2, " ┄ 26 below · 2 new, R shows them ┄┄┄┄┄┄"),
    (0, 1, " ┄ 1 new, R shows it ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"),
    (3, 0, " ┄ 3 below ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"),
    (0, 0, " ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"),
  ])
  func `the line between panes says what is below and what is new`(
    below: Int,
    new: Int,
    line: String
  ) {
    #expect(drawn(PaneLine(below: below, new: new, takesInBy: "R"), 40) == [line])
  }
}
