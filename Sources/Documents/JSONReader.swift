/// Reads JSON strictly, one step at a time, so that a file need never be held as a tree.
///
/// Refused, each with its place: duplicate keys, invalid UTF-8, other encodings, raw control
/// characters, U+0000, lone surrogates, anything after the value, more levels than allowed.
package struct JSONReader: Sendable {
  /// One step through the text.
  package enum Event: Hashable, Sendable {
    case beginObject, endObject
    case key(String)
    case beginArray, endArray
    case string(String)
    /// The number as it is spelled, valid by the grammar of JSON.
    case number(String)
    case boolean(Bool)
    case null
    /// The value is complete and nothing follows it.
    case end
  }

  /// How much a reader takes before it refuses.
  package struct Limits: Hashable, Sendable {
    package var depth = 256
    package var bytes = 1 << 30
    package var textBytes = 1 << 24

    package init() {}
  }

  /// An object or array that is open.
  struct Frame: Sendable {
    let isObject: Bool
    /// Where the keys of this object begin in `keys`.
    let firstKey: Int
    /// The elements or members begun so far.
    var count = 0
    /// The keys once more, when there are too many to compare each with each.
    var manyKeys: Set<String> = []
  }

  let bytes: [UInt8]
  let limits: Limits
  let basePath: DocumentPath
  var offset = 0
  var line = 1
  var lineStart = 0
  /// Bytes since `lineStart` that continue a character: columns count characters.
  var continuationBytes = 0
  var frames: [Frame] = []
  /// The keys of all open objects, outermost first.
  var keys: [String] = []
  /// A value is due: at the start, behind a key, in an array behind `[` or `,`.
  var isAtValue = true

  /// Where the last event, key or value began.
  package internal(set) var position = Position(line: 1, column: 1)

  /// Looks at the first bytes only; `path` leads to this text if it stands inside another one.
  package init(
    _ bytes: [UInt8],
    limits: Limits = Limits(),
    path: DocumentPath = .root
  ) throws(JSONError) {
    self.bytes = bytes
    self.limits = limits
    basePath = path
    try refuseForeignEncoding()
  }

  /// The next event; `.end` once the value is complete, as often as asked.
  package mutating func next() throws(JSONError) -> Event {
    guard !isAtValue else { return try value() }
    guard let frame = frames.last else {
      try finish()
      return .end
    }
    if frame.isObject {
      return try nextKey().map(Event.key) ?? .endObject
    }
    return try nextElement() ? try value() : .endArray
  }

  /// Enters the object that must come next.
  package mutating func enterObject() throws(JSONError) {
    try enter(ASCII.openBrace, isObject: true, expected: "an object")
  }

  /// Enters the array that must come next.
  package mutating func enterArray() throws(JSONError) {
    try enter(ASCII.openBracket, isObject: false, expected: "an array")
  }

  /// The next key of the innermost object, whose value is due then; `nil` when it is left.
  package mutating func nextKey() throws(JSONError) -> String? {
    guard try step(closing: ASCII.closeBrace) else { return nil }
    markPosition()
    guard peek == ASCII.quote else { throw unexpected("a key in quotes") }
    let key = try string()
    try remember(key)
    skipSpace()
    guard peek == ASCII.colon else { throw unexpected("`:`") }
    offset += 1
    isAtValue = true
    return key
  }

  /// Whether the innermost array has one more element, which is due then; if not, it is left.
  package mutating func nextElement() throws(JSONError) -> Bool {
    isAtValue = try step(closing: ASCII.closeBracket)
    return isAtValue
  }

  /// Passes over the value that is due, checking it all the same.
  package mutating func skip() throws(JSONError) {
    let depth = frames.count
    repeat {
      _ = try next()
    } while frames.count > depth
  }

  /// Makes sure that nothing but space follows the value.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    guard offset == bytes.count else {
      markPosition()
      throw unexpected("nothing after the end of the value")
    }
  }

  /// The path of the value last begun.
  package var path: DocumentPath {
    var path = basePath
    for (index, frame) in frames.enumerated() where frame.count > 0 {
      guard frame.isObject else {
        path = .element(path, frame.count - 1)
        continue
      }
      let end = index + 1 < frames.count ? frames[index + 1].firstKey : keys.count
      guard end > frame.firstKey else { continue }
      path = .member(path, keys[end - 1])
    }
    return path
  }
}

extension JSONReader {
  /// Moves to the next member or element; at the closing bracket leaves the frame instead.
  private mutating func step(closing bracket: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    let last = frames.count - 1
    guard last >= 0 else { throw unexpected("no more of this value") }
    if peek == bracket {
      markPosition()
      offset += 1
      keys.removeLast(keys.count - frames[last].firstKey)
      frames.removeLast()
      return false
    }
    if frames[last].count > 0 {
      guard peek == ASCII.comma else {
        throw unexpected("`,` or `\(Character(Unicode.Scalar(bracket)))`")
      }
      offset += 1
      skipSpace()
    }
    frames[last].count += 1
    return true
  }

  private mutating func enter(
    _ bracket: UInt8,
    isObject: Bool,
    expected: String
  ) throws(JSONError) {
    skipSpace()
    markPosition()
    guard isAtValue, peek == bracket else { throw unexpected(expected) }
    try open(isObject: isObject)
  }

  private mutating func open(isObject: Bool) throws(JSONError) {
    guard frames.count < limits.depth else {
      throw error("at most \(limits.depth) levels of nesting", "one more")
    }
    offset += 1
    frames.append(Frame(isObject: isObject, firstKey: keys.count))
    isAtValue = false
  }

  private mutating func value() throws(JSONError) -> Event {
    skipSpace()
    markPosition()
    switch peek {
    case ASCII.openBrace:
      try open(isObject: true)
      return .beginObject
    case ASCII.openBracket:
      try open(isObject: false)
      return .beginArray
    default:
      isAtValue = false
      return try scalar()
    }
  }

  private mutating func scalar() throws(JSONError) -> Event {
    switch peek {
    case ASCII.quote: return .string(try string())
    case ASCII.minus, ASCII.zero...ASCII.nine: return .number(try number())
    case 0x74:
      try word("true")
      return .boolean(true)
    case 0x66:
      try word("false")
      return .boolean(false)
    case 0x6E:
      try word("null")
      return .null
    default: throw unexpected("a value")
    }
  }

  private mutating func remember(_ key: String) throws(JSONError) {
    let last = frames.count - 1
    let first = frames[last].firstKey
    let known = keys.count - first
    // Most objects are small, and comparing short strings is cheaper than hashing them.
    let isKnown =
      known < 16 ? keys[first...].contains(key) : isAmongMany(key, frame: last, first: first)
    keys.append(key)
    guard !isKnown else {
      throw error("each key once", "`\(key)` a second time", at: position)
    }
  }

  private mutating func isAmongMany(_ key: String, frame: Int, first: Int) -> Bool {
    if frames[frame].manyKeys.isEmpty {
      frames[frame].manyKeys = Set(keys[first...])
    }
    return !frames[frame].manyKeys.insert(key).inserted
  }
}
