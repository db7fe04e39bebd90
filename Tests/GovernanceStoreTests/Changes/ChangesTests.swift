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
    let changes = try Changes(path: test.file.path, now: .zero)
    #expect(try changes.look(at: .seconds(5)) == .unchanged)
    try await test.add([("ada", [.security])])
    #expect(changes.woken(at: .seconds(6)))
    #expect(try changes.look(at: .seconds(7)) == .changed(revision: 1))
    #expect(try changes.look(at: .seconds(60)) == .unchanged)
    let other = try await test.reopened()
    _ = try await other.perform(
      [.addPerson(PersonDraft(handle: "ben", name: "Ben"))],
      as: test.root
    )
    #expect(try changes.look(at: .seconds(120)) == .changed(revision: 2))
  }

  @Test func `other files of the folder are no sign`() async throws {
    let test = try await TestStore()
    let changes = try Changes(path: test.file.path, now: .zero)
    let other = test.file.folder + "/notes.txt"
    defer { unlink(other) }
    try copyFile(test.file.path, to: other)
    #expect(!changes.woken(at: .seconds(1)))
    #expect(changes.wait(at: .seconds(1)) == .seconds(4))
    changes.lookSoon(at: .seconds(1))
    #expect(changes.wait(at: .seconds(1)) == .milliseconds(2))
  }

  @Test func `it is not time to look before the schedule says so`() async throws {
    let test = try await TestStore()
    let changes = try Changes(path: test.file.path, now: .zero)
    try await test.add([("ada", [.security])])
    #expect(try changes.look(at: .seconds(1)) == .notDue)
    #expect(try changes.look(at: .seconds(5)) == .changed(revision: 1))
  }
}
