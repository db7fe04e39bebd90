/// Foreign text made fit to draw: nothing in it can move, hide, reorder or forge what stands beside it.
///
/// What is not simply a visible character becomes a mark that names it: `␛` for a control character,
/// `⏎` for a line feed, `⟨U+202E⟩` for bidirectional controls, zero-width and other invisible
/// characters, for private, unassigned and disputed ones, `⟨+4⟩` for combining marks beyond two.
/// Emoji that terminals measure alike stay; flags, skin tones, ZWJ and variation selectors are
/// spelt out as marks, because terminals disagree on the columns of such sequences, and so is what
/// came after Unicode 14, which many a terminal has no width for yet.
///
/// Right-to-left letters stay, in the order in which they are stored. tmux, xterm and the Linux
/// console show that order; a terminal that reorders lines by itself may turn a run round together
/// with digits next to it. No isolate is emitted to prevent that, since that would be a control
/// character; a fact that counts stands in a field of its own (`security.md` T13).
///
/// Hashes and signatures cover the raw text, never this one.
package struct SafeText: Hashable, Sendable {
  /// What may be drawn.
  package let text: String
  /// Whether anything is shown otherwise than it came.
  package let isAltered: Bool
  /// Whether a word mixes scripts, such as a Cyrillic letter among Latin ones.
  package let hasMixedScripts: Bool

  /// With `asciiOnly`, every character beyond ASCII is spelt out as `<U+00E9>`.
  package init(_ foreign: String, asciiOnly: Bool = false) {
    if foreign.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      text = foreign
      isAltered = false
      hasMixedScripts = false
      return
    }
    var writer = SafeTextWriter(asciiOnly: asciiOnly)
    writer.write(foreign)
    text = writer.text
    isAltered = writer.isAltered
    hasMixedScripts = MixedScripts.areIn(foreign)
  }

  /// The columns that `text` takes.
  package var columns: Int { DisplayWidth.of(text) }
}
