import TerminalUI

/// The search in an open record: the cursor goes to the first match from where it stood.
enum Searching {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func open(_ state: inout State) {
    state.overlay = .search(SearchTyping(before: state.searched, line: state.detailLine))
  }

  static func press(_ key: Key, _ typing: SearchTyping, _ state: inout State) -> [Effect] {
    var typing = typing
    switch key {
    case .enter:
      state.overlay = nil
      if !state.searched.isEmpty, matches(state).isEmpty {
        state.say("`\(state.searched)` is not in this record", .note)
        state.searched = ""
      }
    case .escape, .control("c"):
      state.overlay = nil
      state.searched = typing.before
      state.moveDetail(to: typing.line)
    default:
      guard typing.field.handle(key) else { return [] }
      typed(typing, &state)
    }
    return []
  }

  static func typed(_ typing: SearchTyping, _ state: inout State) {
    state.overlay = .search(typing)
    state.searched = typing.field.text
    guard let layout = layout(state) else { return }
    let line = TextSearch.next(
      of: state.searched,
      from: typing.line - 1,
      by: 1,
      in: layout
    )
    state.moveDetail(to: line ?? typing.line)
  }

  /// To the next match; `false` when nothing is searched for.
  static func step(_ direction: Int, _ state: inout State) -> Bool {
    guard state.context == Contexts.text, !state.searched.isEmpty, let layout = layout(state)
    else { return false }
    let line = TextSearch.next(
      of: state.searched,
      from: state.detailLine,
      by: direction,
      in: layout
    )
    if let line {
      state.moveDetail(to: line)
    } else {
      state.say("`\(state.searched)` is not in this record · Esc ends the search", .note)
    }
    return true
  }

  /// The lines that hold what is searched for.
  static func matches(_ state: State) -> [Int] {
    layout(state).map { TextSearch.lines(of: state.searched, in: $0) } ?? []
  }

  /// `3 of 7 lines`, for the line under the text.
  static func note(_ state: State) -> String {
    guard !state.searched.isEmpty else { return "⏎ keeps it, n and N step, Esc puts back" }
    let found = matches(state)
    guard let place = found.firstIndex(of: state.detailLine) else {
      return found.isEmpty ? "not in this record" : Names.count(found.count, "line")
    }
    return "\(place + 1) of \(Names.count(found.count, "line"))"
  }

  static func layout(_ state: State) -> FactLayout? {
    ScreenFrame(state).list.detail.flatMap { ListView.pane(state)?.layout(in: $0.size) }
  }
}

extension Dashboard.State {
  /// What is searched for in the record of the open screen.
  var searched: String {
    get { list?.search ?? "" }
    set { _ = changeList { $0.search = newValue } }
  }

  /// How long the record is and how much of it shows.
  var detailExtent: Size {
    Size(width: list?.scroll.total ?? 0, height: list?.scroll.height ?? 0)
  }

  var detailLine: Int { list?.scroll.line ?? 0 }

  mutating func moveDetail(to line: Int) { _ = changeList { $0.moveDetail(to: line) } }
}
