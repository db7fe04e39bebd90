package import TerminalUI

/// Turns the bytes that a terminal sends into keys, pastes and clicks; a value without clock or I/O.
///
/// Times are milliseconds of any clock that only goes forward. Call `expire` when `deadline` has
/// come and no byte waits: what arrived together must never be torn apart by a slow reader.
package struct KeyDecoder {
  /// How long an Esc may be the head of a sequence before it is the key Esc.
  package static let escapeDelay: Int64 = 25
  /// How long the rest of a sequence may take.
  package static let sequenceDelay: Int64 = 500

  private enum State {
    case ground
    case character(CharacterBytes)
    case escape
    /// After `ESC [`; `torn` when the Esc was already delivered as a key.
    case sequence([UInt8], torn: Bool)
    /// After `ESC O`.
    case single(torn: Bool)
    /// After `ESC ]`: the terminal's answer to a question.
    case answer([UInt8])
    /// After `ESC [ M`: the three bytes of a click in the oldest encoding.
    case oldClick([UInt8])
    case paste(PastedBytes)
  }

  private var state = State.ground
  private var since: Int64 = 0
  private var escapeDelivered: Int64?
  private var clicks = ClickCounter()
  private var text = ""
  private var inputs: [Input] = []
  private let knownKeys: [[UInt8]: Key]

  /// Pastes of which only the first `PastedBytes.limit` bytes were kept.
  package private(set) var pastesCut = 0
  /// What the terminal last answered about its background.
  package private(set) var background: Background?

  /// `knownKeys` are what terminfo knows beyond the sequences that all terminals share.
  package init(knownKeys: [[UInt8]: Key] = [:]) {
    self.knownKeys = knownKeys
  }

  /// When `expire` has something to do, if no byte comes before.
  package var deadline: Int64? {
    switch state {
    case .ground, .character, .paste: nil
    case .escape: since + Self.escapeDelay
    case .sequence, .single, .answer, .oldClick: since + Self.sequenceDelay
    }
  }

  /// What the bytes mean, in their order, together with what came before.
  package mutating func feed(_ bytes: some Sequence<UInt8>, at now: Int64) -> [Input] {
    for byte in bytes { take(byte, at: now) }
    return delivered()
  }

  /// What an unfinished sequence means, now that its rest did not come.
  package mutating func expire(at now: Int64) -> [Input] {
    guard let deadline, now >= deadline else { return [] }
    switch state {
    case .escape:
      deliver(.escape)
      escapeDelivered = now
    case .sequence([], torn: false): deliverTyped("[")
    case .single(torn: false): deliverTyped("O")
    case .answer([]): deliverTyped("]")
    default: break
    }
    state = .ground
    return delivered()
  }

  private mutating func take(_ byte: UInt8, at now: Int64) {
    switch state {
    case .ground: takeOnGround(byte, at: now)
    case .character(let bytes): takeInCharacter(byte, after: bytes, at: now)
    case .escape: takeAfterEscape(byte, at: now)
    case .sequence(let bytes, let torn):
      takeInSequence(byte, after: bytes, torn: torn, at: now)
    case .single(let torn): takeSingle(byte, torn: torn, at: now)
    case .answer(let bytes): takeInAnswer(byte, after: bytes, at: now)
    case .oldClick(let bytes): takeInOldClick(byte, after: bytes, at: now)
    case .paste(var bytes):
      if bytes.take(byte, at: now) { finish(bytes) } else { state = .paste(bytes) }
    }
  }

  private mutating func takeOnGround(_ byte: UInt8, at now: Int64) {
    state = .ground
    let follows = escapeDelivered.map { now - $0 <= Self.sequenceDelay } ?? false
    let head = escapeDelivered
    escapeDelivered = nil
    switch byte {
    case UInt8(ascii: "[") where follows: enter(.sequence([], torn: true), at: head ?? now)
    case UInt8(ascii: "O") where follows: enter(.single(torn: true), at: head ?? now)
    case 0x1b: enter(.escape, at: now)
    case 0x20..<0x7f: text.unicodeScalars.append(Unicode.Scalar(byte))
    case 0x80...:
      let bytes = CharacterBytes(lead: byte)
      if bytes.missing == 0 { finish(bytes) } else { state = .character(bytes) }
    default: deliver(KeySequences.control(byte))
    }
  }

  private mutating func takeInCharacter(
    _ byte: UInt8,
    after bytes: CharacterBytes,
    at now: Int64
  ) {
    guard byte & 0xc0 == 0x80 else {
      finish(bytes)
      return take(byte, at: now)
    }
    let longer = bytes.adding(byte)
    if longer.missing == 0 { finish(longer) } else { state = .character(longer) }
  }

  private mutating func takeAfterEscape(_ byte: UInt8, at now: Int64) {
    switch byte {
    case UInt8(ascii: "["): enter(.sequence([], torn: false), at: now)
    case UInt8(ascii: "O"): enter(.single(torn: false), at: now)
    case UInt8(ascii: "]"): enter(.answer([]), at: now)
    case _ where knownKeys[[0x1b, byte]] != nil:
      state = .ground
      deliver(knownKeys[[0x1b, byte]])
    default:
      // Alt and a key, or Esc and a key in one packet: the second reading loses nothing.
      deliver(.escape)
      takeOnGround(byte, at: now)
    }
  }

  private mutating func takeInSequence(
    _ byte: UInt8,
    after bytes: [UInt8],
    torn: Bool,
    at now: Int64
  ) {
    switch byte {
    // The Linux console's F1 to F5 are `ESC [ [ A` and on.
    case UInt8(ascii: "[") where bytes.isEmpty: state = .sequence([byte], torn: torn)
    // rxvt ends shifted keys with a dollar, which to others is in the middle of an answer.
    case UInt8(ascii: "$") where bytes.last.map(KeySequences.isDigit) ?? false && bytes[0] != 0x3f:
      finish(bytes + [byte], torn: torn, at: now)
    case 0x20..<0x40: state = .sequence(bytes.count < 64 ? bytes + [byte] : bytes, torn: torn)
    case UInt8(ascii: "M") where bytes.isEmpty: enter(.oldClick([]), at: now)
    case 0x40..<0x7f: finish(bytes + [byte], torn: torn, at: now)
    default: takeOnGround(byte, at: now)
    }
  }

  private mutating func finish(_ bytes: [UInt8], torn: Bool, at now: Int64) {
    state = .ground
    // Torn or not, a paste begins: its text must not arrive as keys.
    if bytes == PastedBytes.head { return enter(.paste(PastedBytes(at: now)), at: now) }
    if torn { return }
    if let click = ClickCounter.report(bytes) {
      if let mouse = clicks.count(click, at: now) { deliver(.mouse(mouse)) }
    } else {
      deliver(KeySequences.sequence(bytes) ?? knownKeys[[0x1b, UInt8(ascii: "[")] + bytes])
    }
  }

  private mutating func takeSingle(_ byte: UInt8, torn: Bool, at now: Int64) {
    guard (0x20..<0x7f).contains(byte) else {
      if !torn { deliverTyped("O") }
      return takeOnGround(byte, at: now)
    }
    // A modifier may stand before the letter: `ESC O 5 C`.
    if KeySequences.isDigit(byte) { return }
    state = .ground
    if torn { return }
    deliver(KeySequences.single(byte) ?? knownKeys[[0x1b, UInt8(ascii: "O"), byte]])
  }

  private mutating func takeInAnswer(_ byte: UInt8, after bytes: [UInt8], at now: Int64) {
    if bytes.isEmpty, !KeySequences.isDigit(byte) {
      deliverTyped("]")
      return takeOnGround(byte, at: now)
    }
    let isEnd = byte == 0x07 || byte == UInt8(ascii: "\\") && bytes.last == 0x1b
    guard isEnd else {
      state = .answer(bytes.count < 256 ? bytes + [byte] : bytes)
      return
    }
    state = .ground
    background = Background(answer: bytes) ?? background
  }

  private mutating func takeInOldClick(_ byte: UInt8, after bytes: [UInt8], at now: Int64) {
    guard bytes.count == 2 else {
      state = .oldClick(bytes + [byte])
      return
    }
    state = .ground
    let click = ClickCounter.oldReport(bytes + [byte])
    if let mouse = clicks.count(click, at: now) { deliver(.mouse(mouse)) }
  }

  private mutating func finish(_ bytes: CharacterBytes) {
    state = .ground
    guard !bytes.isControl else { return }
    text += bytes.text
  }

  private mutating func finish(_ bytes: PastedBytes) {
    state = .ground
    if bytes.isCut { pastesCut += 1 }
    deliver(.paste(bytes.text))
  }

  private mutating func enter(_ next: State, at now: Int64) {
    state = next
    since = now
  }

  /// Esc and a key that only looked like the head of a sequence.
  private mutating func deliverTyped(_ character: String) {
    deliver(.escape)
    text += character
  }

  private mutating func deliver(_ key: Key?) {
    if let key { deliver(.key(key)) }
  }

  private mutating func deliver(_ input: Input) {
    flushText()
    inputs.append(input)
  }

  // Scalars that came together may be one character: an `e` and its accent.
  private mutating func flushText() {
    inputs += text.map { .key(.character($0)) }
    text = ""
  }

  private mutating func delivered() -> [Input] {
    flushText()
    defer { inputs = [] }
    return inputs
  }
}
