import CNcurses
import Glibc
import NcursesTerminal
import TerminalUI
import Testing

extension RealTerminal {
  struct RunLoopTests {
    @Test func `the first step comes at once, with the events that wait`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let inbox = try Inbox<String>()
      inbox.post("loaded")
      var arrivals: [[String]] = []
      let ending = RunLoop(inbox: inbox).run(on: &terminal) { _, arrival in
        arrivals.append(arrival.events)
        return .leave
      }
      #expect(arrivals == [["loaded"]])
      #expect(ending == .left)
    }

    @Test func `keys and events of any number are folded into few steps and none is lost`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let inbox = try Inbox<Int>()
      var inputs: [Input] = []
      var events: [Int] = []
      var steps = 0
      let ending = RunLoop(inbox: inbox).run(on: &terminal) { _, arrival in
        steps += 1
        inputs += arrival.inputs
        events += arrival.events
        if steps == 1 {
          for event in 0..<100 { inbox.post(event) }
          try? pseudo.type(String(repeating: "\u{1b}OB", count: 200))
        }
        return inputs.count == 200 && events.count == 100 ? .leave : .wait(until: nil)
      }
      #expect(ending == .left)
      #expect(inputs == Array(repeating: .key(.down), count: 200))
      #expect(events == Array(0..<100))
      // The kernel may hand the keys over in pieces, but never one by one.
      #expect(steps < 20)
    }

    @Test func `an event posted by another thread wakes the loop`() async throws {
      let inbox = try Inbox<Int>()
      async let posted: Void = { inbox.post(7) }()
      let events = try Self.run(inbox) { $0.events.isEmpty ? .wait(until: nil) : .leave }
      await posted
      #expect(events == [7])
    }

    /// Runs the loop until `step` leaves and returns all events.
    private static func run(
      _ inbox: Inbox<Int>,
      step: (Arrival<Int>) -> LoopVerdict
    ) throws -> [Int] {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      var events: [Int] = []
      _ = RunLoop(inbox: inbox).run(on: &terminal) { _, arrival in
        events += arrival.events
        return step(arrival)
      }
      return events
    }

    @Test func `a step is made when its time has come though nothing came`() throws {
      let inbox = try Inbox<Int>()
      var times: [Int64] = []
      _ = try Self.run(inbox) { arrival in
        times.append(arrival.now)
        return times.count == 3 ? .leave : .wait(until: arrival.now + 5)
      }
      #expect(times.count == 3)
      #expect(times[1] >= times[0] + 5 && times[2] >= times[1] + 5)
    }

    @Test func `a lone Esc arrives without another key`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      var inputs: [Input] = []
      try pseudo.type("\u{1b}")
      _ = try RunLoop(inbox: Inbox<Int>()).run(on: &terminal) { _, arrival in
        inputs += arrival.inputs
        return inputs.isEmpty ? .wait(until: nil) : .leave
      }
      #expect(inputs == [.key(.escape)])
    }

    @Test func `a watched descriptor runs its closure, which may post`() throws {
      var ends: [Int32] = [-1, -1]
      try #require(gt_pipe(&ends))
      defer { for end in ends { close(end) } }
      let (readEnd, writeEnd) = (ends[0], ends[1])
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let inbox = try Inbox<String>()
      let watch = RunLoop<String>.Watch(readEnd) {
        var byte: UInt8 = 0
        if read(readEnd, &byte, 1) == 1 { inbox.post("changed") }
        return false
      }
      var events: [String] = []
      _ = RunLoop(inbox: inbox, watching: [watch]).run(on: &terminal) { _, arrival in
        var byte: UInt8 = 1
        if arrival.events.isEmpty { write(writeEnd, &byte, 1) }
        events += arrival.events
        return events.isEmpty ? .wait(until: nil) : .leave
      }
      #expect(events == ["changed"])
    }

    @Test(arguments: [true, false])
    func `a step follows on what was watched only if it is a reason`(_ isReason: Bool) throws {
      var ends: [Int32] = [-1, -1]
      try #require(gt_pipe(&ends))
      defer { for end in ends { close(end) } }
      let (readEnd, writeEnd) = (ends[0], ends[1])
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let inbox = try Inbox<String>()
      let watch = RunLoop<String>.Watch(readEnd) {
        var byte: UInt8 = 0
        let count = read(readEnd, &byte, 1)
        return isReason && count == 1
      }
      var steps = 0
      var first: Int64 = 0
      _ = RunLoop(inbox: inbox, watching: [watch]).run(on: &terminal) { _, arrival in
        steps += 1
        if steps == 1 {
          first = arrival.now
          var byte: UInt8 = 1
          write(writeEnd, &byte, 1)
          return .wait(until: arrival.now + 50)
        }
        // The deadline stands where nothing new was said.
        #expect((arrival.now < first + 50) == isReason)
        return .leave
      }
      #expect(steps == 2)
    }

    @Test func `a resized window is told with its size`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      var inputs: [Input] = []
      _ = try RunLoop(inbox: Inbox<Int>()).run(on: &terminal) { _, arrival in
        inputs += arrival.inputs
        if inputs.isEmpty {
          pseudo.resize(width: 40, height: 12)
          kill(getpid(), SIGWINCH)
        }
        return inputs.isEmpty ? .wait(until: nil) : .leave
      }
      #expect(inputs == [.resized(Size(width: 40, height: 12))])
    }

    @Test func `a program that goes on after a stop repaints`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      var inputs: [Input] = []
      _ = try RunLoop(inbox: Inbox<Int>()).run(on: &terminal) { terminal, arrival in
        inputs += arrival.inputs
        if inputs.isEmpty { kill(getpid(), SIGCONT) }
        terminal.show(canvas(["always the same"]), theme: .terminal)
        return inputs.isEmpty ? .wait(until: nil) : .leave
      }
      #expect(inputs == [.resumed])
      #expect(try pseudo.sent().matches(of: /always the same/).count == 2)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a signal to end ends the loop`(_ number: Int32) throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let ending = try RunLoop(inbox: Inbox<Int>()).run(on: &terminal) { _, _ in
        kill(getpid(), number)
        return .wait(until: nil)
      }
      #expect(ending == .signal(number))
    }

    @Test func `a terminal that is gone ends the loop`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let ending = try RunLoop(inbox: Inbox<Int>()).run(on: &terminal) { _, _ in
        pseudo.hangUp()
        return .wait(until: nil)
      }
      #expect(ending == .terminalLost)
    }

    @Test func `a watched descriptor that is closed does not keep the loop awake`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let inbox = try Inbox<Int>()
      var calls = 0
      // Higher than any that is open.
      let watch = RunLoop<Int>.Watch(100_000) {
        calls += 1
        return false
      }
      _ = RunLoop(inbox: inbox, watching: [watch]).run(on: &terminal) { _, arrival in
        arrival.events.isEmpty && calls > 0 ? .leave : .wait(until: arrival.now + 5)
      }
      #expect(calls == 1)
    }

    @Test func `after the loop signals are what they were`() throws {
      let before = signal(SIGTERM, SIG_IGN)
      defer { signal(SIGTERM, before) }
      _ = try Self.run(Inbox<Int>()) { _ in .leave }
      // Ignored again: else this would end the test run.
      #expect(kill(getpid(), SIGTERM) == 0)
    }
  }
}
