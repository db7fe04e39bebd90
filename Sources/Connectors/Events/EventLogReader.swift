import Documents
package import Governance

/// Reads the records of one file of a log as its bytes arrive: a record a line, or one JSON value.
///
/// Of a file with a record a line only the piece at hand is held; one JSON value is held whole.
package struct EventLogReader {
  private enum Form { case undecided, lines, whole }
  /// So long a first line is no record: the file is one value.
  private static let longestLine = 1 << 24

  private let log: any EventLog
  private let file: String
  private var form = Form.undecided
  private var isClosed = false
  private var bytes: [UInt8] = []
  /// Where in `bytes` the first line begins that is not read yet.
  private var offset = 0
  private var line = 1
  private var isBlank = true
  private var records: RecordReader?

  package init(_ log: any EventLog, file: String) {
    self.log = log
    self.file = file
  }

  /// Takes the next bytes of the file.
  package mutating func feed(_ piece: [UInt8]) {
    if offset > 0 {
      bytes.removeFirst(offset)
      offset = 0
    }
    bytes += piece
  }

  /// Nothing follows: what is left is the last line, or the whole value.
  package mutating func close() { isClosed = true }

  /// Up to so many records more; none where more bytes are needed, or after the last one.
  package mutating func next(_ limit: Int) throws(InputProblem) -> [LoggedEvent] {
    if form == .undecided { decide() }
    var events: [LoggedEvent] = []
    while events.count < limit, let event = try nextEvent() { events.append(event) }
    if events.isEmpty, isClosed, isBlank { throw SourceFile(name: file, bytes: []).blank }
    return events
  }

  private mutating func decide() {
    guard let end = bytes.firstIndex(of: 0x0A) else {
      // The only line may end with the file.
      if isClosed || bytes.count > Self.longestLine { form = .whole }
      return
    }
    let first = Array(bytes[..<end])
    guard !SourceFile(name: file, bytes: first).isBlank else {
      form = isClosed || bytes.count > Self.longestLine ? .whole : .undecided
      return
    }
    form = Self.isValue(first) ? .lines : .whole
  }

  private static func isValue(_ line: [UInt8]) -> Bool {
    guard var reader = try? JSONReader(line) else { return false }
    return (try? reader.enterObject()) != nil && (try? rest(of: &reader)) != nil
  }

  private static func rest(of reader: inout JSONReader) throws(JSONError) {
    while try reader.nextKey() != nil { try reader.skip() }
    try reader.finish()
  }

  private mutating func nextEvent() throws(InputProblem) -> LoggedEvent? {
    while true {
      if let event = try records?.next() {
        isBlank = false
        return event
      }
      records = nil
      guard let text = nextText() else { return nil }
      isBlank = false
      records = try RecordReader(log, text.bytes, file: file, line: text.line)
    }
  }

  /// The next text that is one JSON value.
  private mutating func nextText() -> (bytes: [UInt8], line: Int?)? {
    switch form {
    case .undecided: return nil
    case .whole:
      guard isClosed, offset < bytes.count else { return nil }
      defer { (bytes, offset) = ([], 0) }
      return SourceFile(name: file, bytes: bytes).isBlank ? nil : (bytes, nil)
    case .lines:
      while offset < bytes.count {
        let end = bytes[offset...].firstIndex(of: 0x0A) ?? (isClosed ? bytes.count : nil)
        guard let end else { return nil }
        let text = Array(bytes[offset..<end])
        offset = min(end + 1, bytes.count)
        line += 1
        if !SourceFile(name: file, bytes: text).isBlank { return (text, line - 1) }
      }
      return nil
    }
  }
}
