import Governance
import Testing

@Suite struct `What is said to a record of any kind` {
  private static func record(
    _ prefix: IDPrefix,
    _ state: String = "open",
    half: Bool = true
  ) -> NamedRecord {
    NamedRecord(
      "\(prefix.rawValue)-7",
      prefix,
      state: state,
      version: 3,
      digest: "d1",
      isHalfDone: half
    )
  }

  @Test(
    arguments: [
      (
        Verb.approve, record(.request),
        Command.approve(
          Decision(
            request: Identifier("AR-7"),
            seenVersion: 3,
            seenDigest: "d1",
            reason: "ok"
          )
        )
      ),
      (
        .approve, record(.exception),
        .exception(.approve(Identifier("EX-7"), reason: "ok", seen: 3))
      ),
      (
        .approve, record(.breakGlass),
        .exception(.approveExtension(Identifier("BG-7"), reason: "ok", seen: 3))
      ),
      (
        .approve, record(.package),
        .package(
          .approve(
            PackageDecision(
              package: Identifier("MP-7"),
              seenVersion: 3,
              seenDigest: "d1",
              reason: "ok"
            )
          )
        )
      ),
      (
        .approve, record(.ticket, "authorize"),
        .ticket(.advance(Identifier("CH-7"), TicketStep(), seen: 3))
      ), (.approve, record(.drift), .finding(.falsePositive("DF-7", reason: "ok", seen: 3))),
      (.approve, record(.campaign), .certification(.cancel(Identifier("RC-7"), reason: "ok"))),
      (
        .deny, record(.exception),
        .exception(.deny(Identifier("EX-7"), reason: "ok", seen: 3))
      ),
      (
        .deny, record(.package),
        .package(
          .reject(
            PackageDecision(
              package: Identifier("MP-7"),
              seenVersion: 3,
              seenDigest: "d1",
              reason: "ok"
            )
          )
        )
      ), (.deny, record(.bundle), .bundle(.reject(Identifier("PB-7"), reason: "ok", seen: 3))),
      (.deny, record(.ticket), .ticket(.cancel(Identifier("CH-7"), reason: "ok", seen: 3))),
      (.cancel, record(.request), .cancel(Identifier("AR-7"), reason: "ok")),
      (.cancel, record(.exception), .exception(.cancel(Identifier("EX-7"), reason: "ok"))),
      (.cancel, record(.campaign), .certification(.cancel(Identifier("RC-7"), reason: "ok"))),
      (.revoke, record(.grant), .revoke(Identifier("GR-7"), reason: "ok", seen: 3)),
      (
        .revoke, record(.exception),
        .exception(.revoke(Identifier("EX-7"), reason: "ok", seen: 3))
      ),
      (
        .revoke, record(.breakGlass),
        .exception(.endBreakGlass(Identifier("BG-7"), reason: "ok", seen: 3))
      ), (.acknowledge, record(.drift), .finding(.acknowledge("DF-7", reason: "ok", seen: 3))),
      (
        .falsePositive, record(.drift),
        .finding(.falsePositive("DF-7", reason: "ok", seen: 3))
      ), (.remediate, record(.drift), .finding(.remediate("DF-7", reason: "ok", seen: 3))),
      (.remediate, record(.compliance), .finding(.remediate("CF-7", reason: "ok", seen: 3))),
    ]
  )
  func `is the command of its kind, on the version that was shown`(
    _ verb: Verb,
    _ record: NamedRecord,
    _ command: Command
  ) throws {
    #expect(try verb.command(on: record, reason: "ok") == command)
  }

  @Test(arguments: Verb.allCases)
  func `is refused to every other kind, with the kinds that take it`(_ verb: Verb) throws {
    for prefix in IDPrefix.allCases {
      let record = Self.record(prefix, prefix == .ticket ? "authorize" : "open")
      guard !verb.prefixes.contains(prefix) else {
        _ = try verb.command(on: record, reason: "ok")
        continue
      }
      let refusal = #expect(throws: Refusal.self) {
        try verb.command(on: record, reason: "ok")
      }
      #expect(refusal?.code == .notPermitted)
      #expect(refusal?.message.contains(prefix.noun) ?? false)
      let takes = verb.prefixes.map(\.noun)
      #expect(takes.allSatisfy { refusal?.next?.contains($0) ?? false })
    }
  }

  @Test(arguments: [IDPrefix.drift, .campaign])
  func `agrees to nothing that nobody asked for`(_ prefix: IDPrefix) {
    let refusal = #expect(throws: Refusal.self) {
      try Verb.approve.command(on: Self.record(prefix, half: false), reason: "ok")
    }
    #expect(refusal?.code == .illegalTransition)
    #expect(refusal?.next?.contains("a first person says it") ?? false)
  }

  @Test(arguments: TicketState.allCases.filter { $0 != .authorize })
  func `approves a change in no other state than authorize`(_ state: TicketState) {
    let refusal = #expect(throws: Refusal.self) {
      try Verb.approve.command(on: Self.record(.ticket, state.rawValue), reason: nil)
    }
    #expect(refusal?.code == .illegalTransition && refusal?.state == state.rawValue)
  }

  @Test(
    arguments: [
      ("AR-7", IDPrefix.request), ("ar-7", .request), ("DF-310", .drift), ("RI-1", .item),
      ("XX-1", nil), ("AR", nil), ("", nil), ("fraud-trainer", nil),
    ]
  )
  func `the prefix of an id tells its kind`(_ id: String, _ prefix: IDPrefix?) {
    #expect(IDPrefix(of: id) == prefix)
  }

  @Test func `every kind with a list is a kind of record`() {
    for prefix in IDPrefix.allCases where prefix.list != nil { #expect(prefix.kind != nil) }
    #expect(Set(IDPrefix.allCases.map(\.noun)).count == IDPrefix.allCases.count)
  }
}
