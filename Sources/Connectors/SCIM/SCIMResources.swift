import Documents
import Governance

/// The resources of one SCIM file, read one at a time: of a list, of an array, or the only one.
struct SCIMResources {
  private enum Stage { case start, envelope, list, array, done }

  let file: SourceFile
  /// Whether the file is a list response, and not a resource by itself.
  private(set) var isList = false
  /// How many resources the directory has by the word of the list.
  private(set) var totalResults: Int64?
  private var reader: JSONReader
  private var stage = Stage.start
  private var members: [Document.Member] = []

  init(_ file: SourceFile) throws(InputProblem) {
    self.file = file
    do {
      reader = try JSONReader(file.bytes)
    } catch {
      throw file.broken(error)
    }
  }

  /// The next resource; `nil` behind the last one.
  mutating func next() throws(InputProblem) -> Document? {
    do {
      return try advance()
    } catch {
      throw file.broken(error)
    }
  }

  private mutating func advance() throws(JSONError) -> Document? {
    while stage != .done {
      switch stage {
      case .start: try start()
      case .envelope: if let resource = try readEnvelope() { return resource }
      case .list:
        if try reader.nextElement() { return try reader.document() }
        stage = .envelope
      case .array:
        if try reader.nextElement() { return try reader.document() }
        try finish()
      case .done: break
      }
    }
    return nil
  }

  private mutating func start() throws(JSONError) {
    switch try reader.next() {
    case .beginObject: stage = .envelope
    case .beginArray:
      isList = true
      stage = .array
    default:
      throw JSONError(
        line: 1,
        column: 1,
        path: "$",
        expected: "a SCIM list of users",
        found: "a single value"
      )
    }
  }

  /// Reads on to the resources; the file itself is the resource if it has none.
  private mutating func readEnvelope() throws(JSONError) -> Document? {
    while let key = try reader.nextKey() {
      let position = reader.position
      if key == "Resources" {
        isList = true
        stage = .list
        try reader.enterArray()
        return nil
      }
      let value = try reader.document()
      if key == "totalResults" { totalResults = try value.integer() }
      members.append(Document.Member(key: key, position: position, value: value))
    }
    try finish()
    let isEmptyList = totalResults == 0
    isList = isList || isEmptyList
    guard !isList else { return nil }
    return Document(.object(members), at: Position(line: 1, column: 1), path: .root)
  }

  private mutating func finish() throws(JSONError) {
    try reader.finish()
    stage = .done
  }
}
