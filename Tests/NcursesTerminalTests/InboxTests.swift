import Glibc
import NcursesTerminal
import Testing

struct InboxTests {
  private func isReadable(_ descriptor: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 0) == 1
  }

  @Test func `an empty inbox does not wake the loop`() throws {
    let inbox = try Inbox<Int>()
    #expect(!isReadable(inbox.descriptor))
    #expect(inbox.drain() == [])
  }

  @Test func `events come out once, in the order they were posted`() throws {
    let inbox = try Inbox<Int>()
    for event in 1...3 { inbox.post(event) }
    #expect(isReadable(inbox.descriptor))
    #expect(inbox.drain() == [1, 2, 3])
    #expect(!isReadable(inbox.descriptor))
    #expect(inbox.drain() == [])
  }

  @Test func `an event after a drain wakes again`() throws {
    let inbox = try Inbox<Int>()
    inbox.post(1)
    _ = inbox.drain()
    inbox.post(2)
    #expect(isReadable(inbox.descriptor))
    #expect(inbox.drain() == [2])
  }

  @Test func `more events than a pipe holds bytes do not block who posts them`() throws {
    let inbox = try Inbox<Int>()
    for event in 0..<200_000 { inbox.post(event) }
    #expect(inbox.drain().count == 200_000)
  }

  @Test func `events of many threads all arrive, each thread's in its order`() async throws {
    let inbox = try Inbox<[Int]>()
    await withTaskGroup { group in
      for thread in 0..<8 {
        group.addTask { for number in 0..<500 { inbox.post([thread, number]) } }
      }
    }
    let events = inbox.drain()
    #expect(events.count == 4000)
    for thread in 0..<8 {
      #expect(events.filter { $0[0] == thread }.map { $0[1] } == Array(0..<500))
    }
  }
}
