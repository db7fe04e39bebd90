import Governance
import SampleWorld
import Testing

@Suite struct StoryTests {
  @Test(arguments: Moments.various)
  func `steps come in order of time, over a year that ends now`(end: Instant) {
    let world = SampleWorld(endingAt: end)
    let times = world.steps.map(\.at)
    #expect(times == times.sorted())
    #expect(times.first.map { $0 >= world.beginning } ?? false)
    #expect(times.last.map { $0 <= end && $0 > end - .hours(1) } ?? false)
    #expect(world.beginning > end - .days(367) && world.beginning <= end - .days(364))
  }

  @Test func `the same moment and seed give the same steps, byte for byte`() {
    let one = SampleWorld(endingAt: Moments.noon, seed: 7).steps.map(Trace.init)
    let other = SampleWorld(endingAt: Moments.noon, seed: 7).steps.map(Trace.init)
    #expect(one == other)
    #expect(one.contains { !$0.bytes.isEmpty } && one.contains { $0.label != nil })
  }

  @Test func `another seed gives another year`() {
    let one = SampleWorld(endingAt: Moments.noon, seed: 7).steps.map(Trace.init)
    let other = SampleWorld(endingAt: Moments.noon, seed: 8).steps.map(Trace.init)
    #expect(one != other)
  }

  @Test func `two tellings end in the same records`() throws {
    let one = try Moments.played[0].get()
    let other = try PlayedWorld(endingAt: Moments.noon)
    // Compared before the macro sees them: a difference would be printed in full.
    let isSame = one.requests == other.requests && one.grants == other.grants
    #expect(isSame)
  }

  @Test func `every step is by somebody who is listed`() {
    let handles = Set(SampleCatalogue.handles)
    for step in SampleWorld(endingAt: Moments.noon).steps {
      #expect(handles.contains(step.by))
      #expect(step.delegateFor.map { handles.contains($0) } ?? true)
    }
  }

  @Test func `larger sizes add accounts and one baseline, and keep the story`() {
    func steps(_ size: SampleWorld.Size) -> Int {
      SampleWorld(size: size, endingAt: Moments.noon).steps.underestimatedCount
    }
    #expect(steps(.medium) == steps(.small) + 2)
    #expect(steps(.large) == steps(.small) + 11)
  }
}

/// What can be compared of a step.
private struct Trace: Equatable {
  let at: Instant
  let by: String
  let label: String?
  let commands: [Command]
  let bytes: [UInt8]

  init(_ step: Step) {
    at = step.at
    by = step.by
    switch step.act {
    case .importFiles(_, _, let files, _):
      (label, commands, bytes) = (nil, [], files.flatMap(\.bytes))
    case .baseline, .enforce: (label, commands, bytes) = (nil, [], [])
    case .perform(let name, let make): (label, commands, bytes) = (name, make(SampleNames()), [])
    }
  }
}
