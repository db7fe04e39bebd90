import CNcurses
import Glibc
package import TerminalUI

/// The real terminal: shows canvases, reports input, and is given back as it was found.
///
/// One at a time, and on one thread: it is neither copyable nor `Sendable`.
package struct Terminal: ~Copyable {
  package let profile: TerminalProfile
  package internal(set) var size: Size
  var screen: OpaquePointer
  let input: Int32
  let output: Int32
  var decoder: KeyDecoder
  var shown: Canvas?
  var painter: Painter
  var isMouseOn = false
  var isTitled = false

  /// Takes the terminal behind two descriptors into full-screen mode, ready for the first theme.
  package init(
    input: Int32 = STDIN_FILENO,
    output: Int32 = STDOUT_FILENO,
    environment: [String: String],
    theme: Theme = .terminal
  ) throws(TerminalError) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    let profile = try TerminalProfile(
      environment: environment,
      isUTF8: Self.adoptLocale(of: environment)
    ) { Self.facts(of: $0, on: output) }
    gt_guard_save_modes(output)
    let depth = profile.depth(for: theme)
    let entry = profile.entry(at: depth)
    guard let screen = gt_open(entry, input, output, depth != .mono) else { throw .unknown(entry) }
    self.profile = profile
    self.screen = screen
    self.input = input
    self.output = output
    painter = Painter(depth: depth, profile: profile, pairCapacity: gt_pair_count(screen))
    decoder = KeyDecoder(knownKeys: Self.knownKeys(of: screen))
    size = Size(width: 80, height: 24)
    adoptSize()
    enter()
  }

  deinit {
    Self.write(Self.modesOff(isMouseOn: isMouseOn, isTitled: isTitled, profile), to: output)
    gt_close(screen)
    gt_guard_remove()
  }

  /// Shows a canvas; only what differs from the last one is looked at, only what changed is sent.
  package mutating func show(_ canvas: Canvas, theme: Theme) {
    if painter.theme != theme {
      adoptDepth(of: theme)
      painter.theme = theme
      shown = nil
    }
    painter.paint(canvas, over: shown, within: size, on: screen)
    if let cursor = canvas.cursor, canvas.bounds.contains(cursor),
      Rect(size: size).contains(cursor)
    {
      gt_place_cursor(screen, Int32(cursor.row), Int32(cursor.column))
    } else {
      gt_hide_cursor(screen)
    }
    gt_refresh(screen)
    shown = canvas
  }

  /// The next `show` sends every cell, whatever the terminal is believed to show (`^L`).
  package mutating func forgetShown() {
    shown = nil
    gt_forget_shown(screen)
  }

  /// Changes between the terminfo entries of the terminal's own colours and of RGB colours.
  private mutating func adoptDepth(of theme: Theme) {
    var depth = profile.depth(for: theme)
    guard depth != painter.depth else { return }
    if !gt_reopen(screen, profile.entry(at: depth), true) {
      depth = profile.ownDepth
      _ = gt_reopen(screen, profile.entry, depth != .mono)
    }
    painter = Painter(depth: depth, profile: profile, pairCapacity: gt_pair_count(screen))
    adoptSize()
    enter()
  }
}
