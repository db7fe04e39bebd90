import Governance
import TerminalUI

/// Lists to choose from, and what taking something from them does.
enum Picking {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  // MARK: Lists

  /// The verbs of the row and what else works here, the impossible ones with the reason.
  static func actions(_ state: State) -> ActionMenu {
    let glyphs = state.session.glyphs
    let rows = state.keys.reachable(in: state.context).filter { row in
      row.context == Contexts.verbs || [.copyID, .copyRecord, .export].contains(row.command)
    }
    let items = rows.compactMap { row -> SearchItem? in
      let availability = state.availability(of: row.command)
      guard availability != .absent, let key = row.keys.first else { return nil }
      return SearchItem(
        id: row.action,
        RecordActing.words(of: row.command, state) ?? row.words,
        key: key.label,
        obstacle: availability.obstacle.map { Wording.fit($0, glyphs) }
      )
    }
    return ActionMenu("actions " + (state.subject?.id ?? ""), items, glyphs: glyphs)
  }

  static func environments(_ state: State) -> Picker {
    let items =
      [SearchItem(id: "all", "all")]
      + Environment.allCases.map { environment in
        SearchItem(
          id: environment.rawValue,
          environment.rawValue,
          detail: environment == .unknown ? "what no rule classified; counts as production" : ""
        )
      }
    return Picker("environment", items, glyphs: state.session.glyphs)
  }

  static func sorts(_ state: State) -> Picker {
    let own = SearchItem(id: "", "own order", detail: state.screen.list?.ownOrder.long ?? "")
    let items = columns(of: state).compactMap { column -> SearchItem? in
      column.sort.map { SearchItem(id: $0, column.title.lowercased()) }
    }
    return Picker("sort by", [own] + items, glyphs: state.session.glyphs)
  }

  static func columns(_ state: State) -> Picker {
    let hidden = state.list?.hidden ?? []
    let all = columns(of: state)
    let items = all.map { column in
      SearchItem(
        id: column.id,
        column.title.lowercased(),
        detail: column.column.appearsFrom.map { "from \($0) columns" } ?? ""
      )
    }
    return Picker(
      "columns",
      items,
      allowsMany: true,
      chosen: Set(all.map(\.id)).subtracting(hidden),
      glyphs: state.session.glyphs
    )
  }

  static func columns(of state: State) -> [ScreenColumn] {
    state.screen.list?.allColumns ?? []
  }

  static func exports(_ state: State) -> Picker {
    let data =
      state.screen == .posture
      ? nil
      : state.list != nil
        ? "all rows of the list"
        : state.metrics.isOpen ? "all rows behind the number" : "the numbers and their trends"
    let rows =
      data.map { data in
        Dashboard.Export.Format.allCases.map { format in
          SearchItem(id: format.rawValue, format.rawValue, detail: data)
        }
      } ?? []
    let pictures = Dashboard.Export.Picture.allCases.map { picture in
      SearchItem(id: picture.rawValue, picture.rawValue, detail: "the screen as it is")
    }
    return Picker("export as", rows + pictures, glyphs: state.session.glyphs)
  }

  static func themes(_ state: State) -> Picker {
    let items = Theme.builtIn.map { SearchItem(id: $0.name, $0.name, detail: $0.summary) }
    return Picker("theme", items, glyphs: state.session.glyphs)
  }

  // MARK: Taking

  static func take(
    _ outcome: SearchOutcome,
    _ purpose: Overlay.Purpose,
    _ state: inout State
  ) -> [Effect] {
    switch outcome {
    case .open, .typed: return []
    case .left: state.overlay = nil
    case .refused(let reason):
      state.overlay = nil
      state.say(reason, .refused)
    case .taken(let ids):
      state.overlay = nil
      return take(ids, purpose, &state)
    }
    return []
  }

  private static func take(
    _ ids: [String],
    _ purpose: Overlay.Purpose,
    _ state: inout State
  ) -> [Effect] {
    switch purpose {
    case .environment:
      return show(ids.first.flatMap(Environment.init(rawValue:)), &state)
    case .sort: sort(ids.first, &state)
    case .columns:
      let hidden = Set(columns(of: state).map(\.id)).subtracting(ids)
      _ = state.changeList { $0.hidden = hidden }
    case .export: askForPath(ids.first ?? "", &state)
    case .theme: return ids.first.map { setTheme($0, &state) } ?? []
    }
    return state.saving()
  }

  /// Shows one environment on all screens.
  static func show(_ environment: Environment?, _ state: inout State) -> [Effect] {
    guard state.environment != environment else { return [] }
    state.environment = environment
    state.changeLists { $0.restart() }
    return Loading.posture(&state)
  }

  /// The theme under the cursor is shown at once; leaving puts back the one that is set.
  static func preview(_ picker: Picker, _ outcome: SearchOutcome, _ state: State) -> [Effect] {
    switch outcome {
    case .open, .typed: picker.list.selected.map { [.setTheme($0.id)] } ?? []
    case .left, .refused: [.setTheme(state.settings.theme)]
    case .taken: []
    }
  }

  static func setTheme(_ name: String, _ state: inout State) -> [Effect] {
    state.settings.theme = name
    return [.setTheme(name), .saveSettings(state.settings)]
  }

  private static func sort(_ field: String?, _ state: inout State) {
    let field = field.flatMap { $0.isEmpty ? nil : $0 }
    _ = state.changeList { list in
      list.sort = field
      list.isReversed = false
      list.restart()
    }
  }

  // MARK: Exports

  private static func askForPath(_ format: String, _ state: inout State) {
    let content: Dashboard.Export.Content
    if let rows = Dashboard.Export.Format(rawValue: format) {
      content =
        state.screen == .metrics
        ? MetricsUpdate.export(state, rows) : .rows(state.query(for: state.screen), rows)
    } else if let picture = Dashboard.Export.Picture(rawValue: format) {
      content = .display(picture)
    } else {
      return
    }
    let ending = format == "text" ? "txt" : format
    let day = CivilTime(state.session.now).dateText
    let path = "govtop-\(state.screen.rawValue)-\(day).\(ending)"
    state.overlay = .path(PathTyping(path, content))
  }

  static func press(_ key: Key, _ typing: inout PathTyping, _ state: inout State) -> [Effect] {
    switch key {
    case .escape, .control("c"): state.overlay = nil
    case .enter:
      guard !typing.field.isEmpty else { return [] }
      state.overlay = nil
      return [.export(Dashboard.Export(typing.content, path: typing.field.text))]
    default:
      _ = typing.field.handle(key)
      state.overlay = .path(typing)
    }
    return []
  }
}
