import Glibc
import Governance
import Testing

@testable import GovernanceStore

struct ChangesTests {
  @Test func `a sign is followed by four looks, and no sign by one in five seconds`() {
    var schedule = LookSchedule(at: .zero)
    #expect(schedule.wait(at: .seconds(1)) == .seconds(4))
    schedule.sign(at: .seconds(1))
    var looks: [Duration] = []
    var now = Duration.seconds(1)
    for _ in 0..<6 {
      now += schedule.wait(at: now)
      let isDue = schedule.takeDue(at: now)
      #expect(isDue)
      looks.append(now - .seconds(1))
    }
    #expect(
      looks == [
        .milliseconds(2), .milliseconds(10), .milliseconds(50), .milliseconds(200), .seconds(5),
        .seconds(10),
      ]
    )
  }

  @Test func `where no sign ever comes it is looked each second`() {
    var schedule = LookSchedule(at: .zero, hasSigns: false)
    #expect(schedule.wait(at: .zero) == .seconds(1))
    let looks = [schedule.takeDue(at: .milliseconds(999)), schedule.takeDue(at: .seconds(1))]
    #expect(looks == [false, true])
    #expect(schedule.wait(at: .seconds(1)) == .seconds(1))
  }

  @Test func `looks that are overdue are one look`() {
    var schedule = LookSchedule(at: .zero)
    schedule.sign(at: .zero)
    let looks = [schedule.takeDue(at: .seconds(1)), schedule.takeDue(at: .seconds(1))]
    #expect(looks == [true, false])
  }

  @Test func `a commit is noticed whoever made it, and once`() async throws {
    let test = try await TestStore()
    let changes = try Changes(of: test.store, now: .zero)
    #expect(try changes.look(at: .seconds(5)) == nil)
    try await test.add([("ada", [.security])])
    changes.awaitSign()
    #expect(changes.woken(at: .seconds(6)))
    #expect(try changes.look(at: .seconds(7)) == 1)
    #expect(try changes.look(at: .seconds(60)) == nil)
    let other = try await test.reopened()
    _ = try await other.perform(
      [.addPerson(PersonDraft(handle: "ben", name: "Ben"))],
      as: test.root
    )
    changes.awaitSign()
    #expect(try changes.look(at: .seconds(120)) == 2)
  }

  @Test func `what is no commit is no sign`() async throws {
    let test = try await TestStore()
    let changes = try Changes(of: test.store, now: .zero)
    let other = test.database.folder + "/notes.txt"
    if TestDatabase.isOnServer {
      // Heard before the commit that follows, and the head has not moved.
      try await test.store.alter("notify \(ServerSchema.channel)")
      try await test.add([("ada", [.security])])
      changes.awaitSign()
      #expect(try changes.look(at: .seconds(5)) == 1)
    } else {
      defer { unlink(other) }
      try copyFile(test.database.path, to: other)
    }
    _ = changes.woken(at: .seconds(6))
    #expect(!changes.woken(at: .seconds(7)))
    changes.lookSoon(at: .seconds(7))
    #expect(changes.wait(at: .seconds(7)) == .milliseconds(2))
    #expect(try changes.look(at: .seconds(8)) == nil)
  }

  @Test func `it is not time to look before the schedule says so`() async throws {
    let test = try await TestStore()
    let changes = try Changes(of: test.store, now: .zero)
    try await test.add([("ada", [.security])])
    changes.awaitSign()
    #expect(try changes.look(at: .seconds(1)) == nil)
    #expect(try changes.look(at: .seconds(5)) == 1)
  }
}

extension Changes {
  /// Waits until there is something to look for; a file's signs are there with the commit.
  func awaitSign() {
    var sign = pollfd(fd: fileDescriptor ?? -1, events: Int16(POLLIN), revents: 0)
    poll(&sign, 1, 20_000)
  }

  /// Looks with each sign until the database is there again and has news.
  func awaitReturn(at now: Duration) throws {
    for second in 0..<20 {
      let moment = now + .seconds(second * 10)
      if (try? look(at: moment)) != nil { return }
      awaitSign()
      _ = woken(at: moment)
    }
  }
}
