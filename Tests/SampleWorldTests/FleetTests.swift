import Governance
import SampleWorld
import Testing

@Suite struct FleetTests {
  @Test func `the medium size adds an account of 9,800 principals and 99,900 attachments`() throws {
    let world = SampleWorld(size: .medium, endingAt: Moments.noon)
    let file = try #require(fleet(in: world))
    let counts = Self.count(["UserId", "GroupId", "RoleId", "PolicyArn"], in: file.bytes)
    #expect(counts == [7_000, 300, 2_500, 99_900])
  }

  private func fleet(in world: SampleWorld) -> SourceFile? {
    for step in world.steps {
      if case .importFiles(.awsIAM, _, let files, _) = step.act,
        let file = files.first(where: { $0.name.hasPrefix("fleet") })
      {
        return file
      }
    }
    return nil
  }

  /// How often each member stands in the bytes; one pass, as they are many.
  private static func count(_ members: [String], in bytes: [UInt8]) -> [Int] {
    let needles = members.map { Array("\"\($0)\":".utf8) }
    var counts = [Int](repeating: 0, count: needles.count)
    bytes.withUnsafeBufferPointer { bytes in
      for place in bytes.indices where bytes[place] == UInt8(ascii: "\"") {
        for (number, needle) in needles.enumerated()
        where place + needle.count <= bytes.count
          && bytes[place + 1] == needle[1]
          && bytes[place..<place + needle.count].elementsEqual(needle)
        {
          counts[number] += 1
        }
      }
    }
    return counts
  }
}
