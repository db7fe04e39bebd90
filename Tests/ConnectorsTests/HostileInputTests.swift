import Connectors
import Governance
import Testing

/// Files that are not what they claim to be.
struct HostileInputTests {
  @Test(arguments: SourceKind.allCases)
  func `no connector takes the files of another one`(kind: SourceKind) throws {
    for folder in CaseFolder.all where folder.kind != kind && folder.text("expected.txt") != nil {
      for file in try folder.files() {
        #expect(throws: InputProblem.self, "\(folder.testDescription) as \(kind.rawValue)") {
          try RecordingSink.reading([file], as: kind)
        }
      }
    }
  }

  @Test(
    arguments: SourceKind.allCases,
    ["[", "{\"a\":", "- ", "a,", "\"", "&a [*a,", "\n", " ", "%"]
  )
  func `endless repetition is refused`(kind: SourceKind, unit: String) {
    let bytes = [UInt8](repeatElement(Array(unit.utf8), count: 100_000).joined())
    let file = SourceFile(name: "endless", bytes: bytes)
    let problem = #expect(throws: InputProblem.self) {
      try RecordingSink.reading([file], as: kind)
    }
    #expect(problem?.file == "endless")
  }

  @Test(arguments: SourceKind.allCases)
  func `a flood of brackets is refused at its depth and not read to the end`(kind: SourceKind) {
    let file = SourceFile(name: "flood", bytes: [UInt8](repeating: 0x5B, count: 50_000_000))
    let problem = #expect(throws: InputProblem.self) {
      try RecordingSink.reading([file], as: kind)
    }
    #expect(problem.map { $0.sentence.utf8.count < 500 } == true)
  }

  @Test(arguments: SourceKind.allCases)
  func `no files are no parts`(kind: SourceKind) throws {
    #expect(try kind.connector().parts(of: []).isEmpty)
  }

  @Test(arguments: SourceKind.allCases)
  func `each kind is read by its own connector`(kind: SourceKind) {
    #expect(type(of: kind.connector()).kind == kind)
  }
}
