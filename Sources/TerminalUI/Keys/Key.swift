/// One key as the program sees it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl and a letter, given in lower case: `^B` is `.control("b")`.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
}

/// A click or a turn of the wheel; the mouse is off until the operator asks for it.
package struct Mouse: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case click, doubleClick, wheelUp, wheelDown }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, at position: Position) {
    self.kind = kind
    self.position = position
  }
}

/// What the terminal reports, already decoded.
package enum Input: Hashable, Sendable {
  case key(Key)
  /// Text between the bracketed-paste marks, as it came: foreign text.
  case paste(String)
  case mouse(Mouse)
  case resized(Size)
  /// The program runs again after `^Z` and `fg`: repaint everything.
  case resumed
}
