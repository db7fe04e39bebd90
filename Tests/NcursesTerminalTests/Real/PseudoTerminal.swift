import Glibc
import NcursesTerminal
import TerminalUI
import Testing

/// A terminal of which the test is the other end: it reads what is shown and types.
final class PseudoTerminal {
  /// The end that a person would look at.
  private(set) var person: Int32
  /// The end that the program has.
  let program: Int32

  init(width: Int = 80, height: Int = 24) throws {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(person >= 0)
    // Unlock it and ask for its number: Swift's Glibc has no `unlockpt` and no `ptsname`.
    var (locked, number): (Int32, Int32) = (0, -1)
    try #require(ioctl(person, 0x4004_5431, &locked) == 0)
    try #require(ioctl(person, 0x8004_5430, &number) == 0)
    program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(program >= 0)
    resize(width: width, height: height)
  }

  deinit {
    close(program)
    if person >= 0 { close(person) }
  }

  /// As when the connection drops.
  func hangUp() {
    close(person)
    person = -1
  }

  func resize(width: Int, height: Int) {
    var size = winsize(
      ws_row: UInt16(height),
      ws_col: UInt16(width),
      ws_xpixel: 0,
      ws_ypixel: 0
    )
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }

  /// Opens our terminal on it, as under this environment.
  func terminal(
    _ name: String = "xterm-256color",
    theme: Theme = .terminal,
    _ more: [String: String] = [:]
  ) throws -> Terminal {
    let environment = ["TERM": name, "LC_ALL": "C.UTF-8"].merging(more) { $1 }
    return try Terminal(
      input: program,
      output: program,
      environment: environment,
      theme: theme
    )
  }

  /// All that was sent since the last call.
  func sent() throws -> String {
    String(decoding: try sentBytes(), as: UTF8.self)
  }

  func sentBytes() throws -> [UInt8] {
    // What the program wrote comes before what is written now: this mark is the end of it.
    let mark = Array("<<mark>>".utf8)
    _ = write(program, mark, mark.count)
    var bytes: [UInt8] = []
    while !bytes.suffix(mark.count).elementsEqual(mark) {
      try #require(waitUntilReadable(person), "the mark never came")
      var some: [UInt8] = Array(repeating: 0, count: 4096)
      let count = read(person, &some, some.count)
      try #require(count > 0)
      bytes += some.prefix(count)
    }
    return bytes.dropLast(mark.count)
  }

  /// Types, and returns once the program can read it.
  func type(_ text: String) throws {
    let bytes = Array(text.utf8)
    _ = write(person, bytes, bytes.count)
    try #require(waitUntilReadable(program), "what was typed never came")
  }

  /// The modes that `stty -a` shows, as one comparable text.
  func modes() -> String {
    var modes = termios()
    tcgetattr(program, &modes)
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag) \(modes.c_cc)"
  }

  private func waitUntilReadable(_ descriptor: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, 10_000) == 1
  }
}

/// Tests on a real (pseudo) terminal: one after the other, since ncurses and signals are the process's.
@Suite(.serialized) struct RealTerminal {}

/// A canvas of rows of text.
func canvas(_ rows: [String], width: Int = 80, height: Int = 24, _ style: Style = .plain) -> Canvas
{
  var canvas = Canvas(size: Size(width: width, height: height))
  for (row, text) in rows.enumerated() {
    canvas.draw(text, at: Position(row: row, column: 0), style)
  }
  return canvas
}

/// The SGR parameters in `bytes` that choose a colour.
func colourParameters(in text: String) -> [String] {
  text.matches(of: /\u{1b}\[([0-9;:]*)m/).flatMap { $0.output.1.split(separator: ";") }
    .map(String.init)
    .filter { parameter in
      let number = Int(parameter.prefix { $0 != ":" }) ?? 0
      return [30...38, 40...48, 90...97, 100...107].contains { $0.contains(number) }
    }
}
