import Governance
import TerminalUI

/// Views of a person's own: what a list shows under a name, with filter, sort and columns.
enum SavedViews {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// The palette's lines: `save urgent`, `view urgent`, `unsave urgent`; `nil` for another line.
  static func run(line: String, _ state: inout State) -> [Effect]? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "save": return save(words[1].lowercased(), &state)
    case "view": return show(words[1].lowercased(), &state)
    case "unsave": return remove(words[1].lowercased(), &state)
    default: return nil
    }
  }

  /// Own views of all screens, as places of the palette.
  static func places(_ state: State) -> [SearchItem] {
    Dashboard.Screen.lists.flatMap { screen in
      (state.settings.views[screen] ?? [:]).sorted { $0.key < $1.key }.map { name, list in
        SearchItem(
          id: "own:\(screen.rawValue):\(name)",
          "\(screen.rawValue) \(name)",
          detail: "yours: " + (list.filter.isEmpty ? "every row" : list.filter)
        )
      }
    }
  }

  /// A view by the id of its place, `approvals:urgent`.
  static func show(place: String, _ state: inout State) -> [Effect] {
    let parts = place.split(separator: ":").map(String.init)
    guard parts.count == 2, let screen = Dashboard.Screen(rawValue: parts[0]) else { return [] }
    return show(parts[1], on: screen, &state)
  }

  private static func save(_ name: String, _ state: inout State) -> [Effect] {
    guard let type = state.screen.list, let list = state.list else {
      state.say("only lists have views: 2 to 6, 8 and 0 show lists", .refused)
      return []
    }
    guard name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) else {
      state.say("`\(name)` is no name of a view: a to z, 0 to 9 and -", .refused)
      return []
    }
    guard !type.schema.views.contains(where: { $0.name == name }) else {
      state.say("@\(name) is shipped: another name", .refused)
      return []
    }
    state.settings.views[state.screen, default: [:]][name] = list.remembered
    state.say("saved: `:view \(name)` shows this again", .done)
    return [.saveSettings(state.settings)]
  }

  /// On the open screen if it has one of the name, else on the first that has.
  private static func show(_ name: String, _ state: inout State) -> [Effect] {
    let screens = [state.screen] + Dashboard.Screen.lists
    guard let screen = screens.first(where: { state.settings.views[$0]?[name] != nil }) else {
      let known = Set(state.settings.views.values.flatMap(\.keys)).sorted()
      let others = known.isEmpty ? "`:save \(name)` makes one" : known.joined(separator: ", ")
      state.say("no view `\(name)`: \(others)", .refused)
      return []
    }
    return show(name, on: screen, &state)
  }

  private static func show(
    _ name: String,
    on screen: Dashboard.Screen,
    _ state: inout State
  ) -> [Effect] {
    guard let list = state.settings.views[screen]?[name] else { return [] }
    let effects = Going.to(screen, &state)
    state[list: screen].adopt(list)
    return effects + state.saving()
  }

  private static func remove(_ name: String, _ state: inout State) -> [Effect] {
    guard state.settings.views[state.screen]?.removeValue(forKey: name) != nil else {
      state.say("no view `\(name)` of yours on this screen", .refused)
      return []
    }
    state.say("the view `\(name)` is gone", .done)
    return [.saveSettings(state.settings)]
  }
}
