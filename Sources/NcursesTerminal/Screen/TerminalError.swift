import TerminalUI

/// Why no full screen can be had here; the caller prints the sentence and exits with 2.
package enum TerminalError: Error, Hashable, Sendable {
  case notATerminal
  case noName
  case unknown(String)
  case cannotPlaceCursor(String)
  case outOfDescriptors

  /// One sentence for people, which names the way on.
  package var sentence: String {
    switch self {
    case .notATerminal:
      "this is not a terminal: input and output must be one; "
        + "`govtop snapshot` prints a screen into a pipe or file"
    case .noName: "TERM is not set: nothing says what this terminal can do; set TERM=xterm"
    case .unknown(let name):
      "no terminfo entry for \(Self.quoted(name)); set TERM=xterm, or install ncurses-term"
    case .cannotPlaceCursor(let name):
      "\(Self.quoted(name)) cannot place the cursor; `govtop snapshot` prints a screen as text"
    case .outOfDescriptors: "no file descriptors left; raise `ulimit -n`"
    }
  }

  private static func quoted(_ name: String) -> String {
    "TERM=`\(SafeText(name, asciiOnly: true).text)`"
  }
}
