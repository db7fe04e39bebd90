import Connectors
import Foundation
import Governance
import Testing

/// Files of logs come in pieces of any size, and yield the same records.
struct EventLogReaderTests {
  private static let log = AccessEventsConnector(ConnectorOptions())

  private func line(_ number: Int) -> String {
    #"{"id":"\#(number)","time":"2026-04-01T08:00:00Z","principal":"pé","action":"a"}"#
  }

  /// Keys of the records of a text that arrives in pieces.
  private func keys(_ text: String, piece: Int) throws -> [String] {
    var reader = EventLogReader(Self.log, file: "log")
    var keys: [String] = []
    func drain() throws {
      while case let events = try reader.next(3), !events.isEmpty {
        keys += events.map(\.fact.key)
      }
    }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      reader.feed(Array(bytes[start..<min(start + piece, bytes.count)]))
      try drain()
    }
    reader.close()
    try drain()
    return keys
  }

  @Test(arguments: [1, 2, 7, 64, 1_000, 100_000])
  func `records are the same in pieces of any size`(_ piece: Int) throws {
    let expected = (0..<40).map(String.init)
    let lines = expected.indices.map(line)
    for text in [
      lines.joined(separator: "\n"), lines.joined(separator: "\r\n") + "\r\n\r\n",
      "[" + lines.joined(separator: ",\n") + "]",
      "{\"events\": [" + lines.joined(separator: ",") + "]}",
      "{\n\"events\":\n[" + lines.joined(separator: ",\n") + "]\n}\n",
    ] {
      #expect(try keys(text, piece: piece) == expected, "\(text.prefix(20))")
    }
  }

  @Test func `lines may hold lists of events`() throws {
    let text = "{\"events\": [\(line(1)),\(line(2))]}\n\(line(3))\n"
    #expect(try keys(text, piece: 50) == ["1", "2", "3"])
  }

  @Test func `a broken line is named by its number`() throws {
    let text = (0..<5).map(line).joined(separator: "\n") + "\n{\"id\": 7}\n"
    let problem = #expect(throws: InputProblem.self) { try keys(text, piece: 30) }
    #expect(problem?.place?.hasPrefix("line 6, ") == true)
    #expect(problem?.message.hasPrefix("expected a time") == true)
  }

  @Test func `what is blank is refused`() {
    for text in ["", "\n", " \n \n"] {
      #expect(throws: InputProblem.self) { try keys(text, piece: 1) }
    }
  }

  @Test func `events without an id are one record where they say the same`() throws {
    let text = #"{"time":"2026-04-01T08:00:00Z","principal":"p","action":"a"}"#
    let other = text.replacingOccurrences(of: "\"a\"", with: "\"b\"")
    let keys = try keys([text, text, other].joined(separator: "\n"), piece: 1_000)
    #expect(keys[0] == keys[1])
    #expect(keys[0] != keys[2])
  }

  @Test func `a secret of a call is nowhere in what is told`() throws {
    let folder = CaseFolder.root.appending(path: "cloudtrail/log-file/input.json")
    let file = SourceFile(name: "log", bytes: Array(try Data(contentsOf: folder)))
    let facts = try RecordingSink.reading([file], as: .cloudTrail).flatMap(\.sink.facts)
    #expect(facts.count == 5)
    #expect(!String(describing: facts).contains("not-to-be-kept"))
  }

  @Test(arguments: [
    ("AttachUserPolicy", "iam", Privilege.admin), ("CreateAccessKey", "iam", .admin),
    ("UpdateAssumeRolePolicy", "iam", .admin), ("AddPermission20150331v2", "lambda", .admin),
    ("PassRole", "iam", .admin), ("GetObject", "s3", .read), ("RunInstances", "ec2", .write),
    ("ConsoleLogin", "signin", .write), ("ListUsers", "iam", .read),
  ])
  func `the power of a call is told by its name`(
    _ name: String,
    _ service: String,
    _ privilege: Privilege
  ) throws {
    let text = """
      {"eventTime": "2026-03-01T10:00:00Z", "eventSource": "\(service).amazonaws.com", \
      "eventName": "\(name)", "eventID": "1", "recipientAccountId": "1", "userIdentity": {}}
      """
    let facts = try RecordingSink.reading([SourceFile("log", text)], as: .cloudTrail)
      .flatMap(\.sink.facts)
    guard case .event(let fact)? = facts.first else {
      Issue.record("no event was told")
      return
    }
    #expect(fact.privilege == privilege)
  }
}
