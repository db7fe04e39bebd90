import TerminalUI
import Testing

struct HeaderLineTests {
  let header = HeaderLine(
    left: "acme-ai · all env",
    parts: [
      .init("ada"), .init("RW", isKept: true), .init("signs", gap: 1), .init("3 staged"),
      .init("src aws 3d!"), .init("14:32Z"), .init("live", isKept: true, gap: 1),
    ]
  )

  @Test(arguments: [
    (80, " acme-ai · all env            ada  RW signs  3 staged  src aws 3d!  14:32Z live"),
    (69, " acme-ai · all env      RW signs  3 staged  src aws 3d!  14:32Z live"),
    (64, " acme-ai · all env       RW  3 staged  src aws 3d!  14:32Z live"),
    (54, " acme-ai · all env       RW  src aws 3d!  14:32Z live"),
    (40, " acme-ai · all env      RW  14:32Z live"),
    (30, " acme-ai · all env    RW live"),
    (20, " acme-ai …  RW live"),
  ])
  func `parts go from the left, mode and age never`(width: Int, line: String) {
    #expect(drawn(header, width) == [line])
  }

  @Test func `an environment in reverse keeps its look`() {
    let left = StyledLine([Span("acme · "), Span("prod", Style(.text, .reverse))])
    let canvas = canvas(of: HeaderLine(left: left, parts: []), 40)
    #expect(canvas[0, 8]?.style.attributes == .reverse)
    #expect(canvas[0, 7]?.style.attributes == [])
  }
}
