/// How the lines of a dialog are divided: facts first, then what is asked, then the buttons.
package struct DialogLayout: Hashable, Sendable {
  package static let mostWidth = 80
  static let labelWidth = 9

  let width: Int
  let height: Int
  package let facts: FactLayout
  package let factHeight: Int
  /// Whether hints stand below fields and blank lines between the parts.
  let showsHints: Bool
  let showsBlanks: Bool

  init(_ state: DialogState, in size: Size, glyphs: Glyphs) {
    width = min(Self.mostWidth, size.width)
    facts = FactLayout(
      state.dialog.facts,
      width: max(1, width - 4),
      labelWidth: Self.labelWidth,
      showsAll: true,
      glyphs: glyphs
    )
    let fields = state.isOutdated ? [] : state.fields
    let asked = fields.count + (state.dialog.word == nil || state.isOutdated ? 0 : 1)
    // Frame, buttons and the line for what stands against the act.
    let fixed = 2 + 1 + 1 + asked
    let hints = fields.count { !$0.hint.isEmpty }
    let room = max(0, size.height - fixed)
    let wished = facts.lines.count
    showsHints = wished + hints <= room
    let blanks = 1
    showsBlanks = wished + (showsHints ? hints : 0) + blanks <= room
    let extra = (showsHints ? hints : 0) + (showsBlanks ? blanks : 0)
    factHeight = max(0, min(wished, room - extra))
    height = min(size.height, fixed + extra + factHeight)
  }
}
