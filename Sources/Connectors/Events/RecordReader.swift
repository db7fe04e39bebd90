import Documents
import Governance

/// The records of one JSON value: one event, a list of events, or an object around such a list.
struct RecordReader {
  private enum Stage { case start, list, around, done }

  private let log: any EventLog
  private let file: String
  private let line: Int?
  private var reader: JSONReader
  private var stage = Stage.start
  private var isInObject = false

  init(_ log: any EventLog, _ bytes: [UInt8], file: String, line: Int?) throws(InputProblem) {
    self.log = log
    self.file = file
    self.line = line
    do {
      reader = try JSONReader(bytes)
    } catch {
      throw Self.problem(error, file: file, line: line)
    }
  }

  /// The next record; `nil` behind the last one.
  mutating func next() throws(InputProblem) -> LoggedEvent? {
    do {
      return try advance()
    } catch {
      throw Self.problem(error, file: file, line: line)
    }
  }

  private mutating func advance() throws(JSONError) -> LoggedEvent? {
    while true {
      switch stage {
      case .start:
        if let event = try start() { return event }
      case .list:
        if try reader.nextElement() {
          try reader.enterObject()
          return try event(first: nil)
        }
        stage = isInObject ? .around : .done
        if stage == .done { try reader.finish() }
      case .around:
        guard let key = try reader.nextKey() else {
          try reader.finish()
          stage = .done
          continue
        }
        try enter(key)
      case .done: return nil
      }
    }
  }

  private mutating func start() throws(JSONError) -> LoggedEvent? {
    switch try reader.next() {
    case .beginArray: stage = .list
    case .beginObject:
      let key = try reader.nextKey()
      if let key, type(of: log).lists.contains(key) || type(of: log).besides.contains(key) {
        isInObject = true
        try enter(key)
        return nil
      }
      stage = .done
      let event = try event(first: key, isEmpty: key == nil)
      try reader.finish()
      return event
    default:
      throw JSONError(
        line: reader.position.line,
        column: reader.position.column,
        path: "$",
        expected: "an event or a list of events",
        found: "another value"
      )
    }
    return nil
  }

  private mutating func enter(_ key: String) throws(JSONError) {
    guard type(of: log).lists.contains(key) else {
      stage = .around
      return try reader.skip()
    }
    try reader.enterArray()
    stage = .list
  }

  private mutating func event(
    first: String?,
    isEmpty: Bool = false
  ) throws(JSONError) -> LoggedEvent {
    let path = stage == .done ? DocumentPath.root : reader.path
    var event: LoggedEvent
    if isEmpty {
      // Its object is left already; an empty one says what is missing first.
      var nothing = try JSONReader(Array("{}".utf8))
      try nothing.enterObject()
      event = try log.event(at: path, first: nil, &nothing)
    } else {
      event = try log.event(at: path, first: first, &reader)
    }
    event.place = EventPlace(file: file, line: line, path: path)
    return event
  }

  private static func problem(_ error: JSONError, file: String, line: Int?) -> InputProblem {
    // A record a line is a text by itself, whose first line is that one.
    let place = (line ?? 1) + error.line - 1
    let path = error.path == "$" ? "" : " (\(error.path))"
    return InputProblem(
      file: file,
      place: "line \(place), column \(error.column)\(path)",
      "expected \(error.expected), found \(error.found)"
    )
  }
}
