import TerminalUI
import Testing

struct TabsTests {
  static let all: [Tabs.Tab] = [
    .init(1, "Posture", short: "Post"), .init(2, "Access", short: "Acc"),
    .init(3, "Approvals", short: "Appr", waiting: 12, isLate: true),
    .init(4, "Exceptions", short: "Exc", waiting: 5, isLate: true),
    .init(5, "Recertify", short: "Cert", waiting: 47),
    .init(6, "Findings", short: "Find", waiting: 9),
    .init(7, "Policies", short: "Pol"), .init(8, "Registry", short: "Reg"),
    .init(9, "Metrics", short: "Met"), .init(0, "Audit", short: "Aud"),
  ]

  @Test(arguments: [
    (80, " 1Post 2Acc [3 Approvals·12!] 4Exc·5! 5Cert·47 6Find·9 7Pol 8Reg 9Met 0Aud"),
    (75, " 1Post 2Acc [3 Approvals·12!] 4Exc·5! 5Cert·47 6Find·9 7Pol 8Reg 9Met 0Aud"),
    (70, " 1 2 [3 Approvals·12!] 4·5! 5·47 6·9 7 8 9 0"),
    (60, " 1 2 [3 Approvals·12!] 4·5! 5·47 6·9 7 8 9 0"),
    (59, " [3 Approvals·12!] 3/10"),
    (12, " [3 Approva…"),
    (
      128,
      " 1 Posture 2 Access [3 Approvals·12!] 4 Exceptions·5! 5 Recertify·47 6 Findings·9"
        + " 7 Policies 8 Registry 9 Metrics 0 Audit"
    ),
    (
      140,
      " 1 Posture  2 Access  [3 Approvals·12!]  4 Exceptions·5!  5 Recertify·47  6 Findings·9"
        + "  7 Policies  8 Registry  9 Metrics  0 Audit"
    ),
  ])
  func `the open tab is in full, the others as long as there is room`(width: Int, line: String) {
    #expect(drawn(Tabs(Self.all, open: 2), width) == [line])
  }

  @Test func `a screen that is absent leaves no gap and keeps the digits of the others`() {
    let some = Self.all.filter { [1, 3].contains($0.digit) }
    #expect(drawn(Tabs(some, open: 0), 80) == [" [1 Posture] 3Appr·12!"])
    #expect(drawn(Tabs(some, open: 1), 40) == [" [3 Approvals·12!] 2/2"])
  }

  @Test func `a click finds the tab under it`() {
    let tabs = Tabs(Self.all, open: 2)
    #expect(tabs.tab(at: 1, width: 80) == 0)
    #expect(tabs.tab(at: 6, width: 80) == nil)
    #expect(tabs.tab(at: 15, width: 80) == 2)
    #expect(tabs.tab(at: 79, width: 80) == nil)
    #expect(tabs.tab(at: 3, width: 40) == nil)
  }
}
