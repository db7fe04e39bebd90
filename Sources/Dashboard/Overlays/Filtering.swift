import Governance
import TerminalUI

/// The filter line: results follow as soon as what is typed can be read.
enum Filtering {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// Opens the line with what is applied.
  static func open(_ state: inout State) {
    var typing = FilterTyping(state.filter(of: state.screen))
    if case .success(let resolution) = read(typing.field.text, state) {
      typing.reading = Interpretation(state).words(resolution)
    }
    state.overlay = .filter(typing)
  }

  static func press(_ key: Key, _ typing: FilterTyping, _ state: inout State) -> [Effect] {
    var typing = typing
    switch key {
    case .enter: return keep(typing, &state)
    case .escape, .control("c"):
      state.overlay = nil
      apply(typing.before, &state)
    case .tab: return complete(typing, &state)
    case .up: return look(back: 1, typing, &state)
    case .down: return look(back: -1, typing, &state)
    default:
      guard typing.field.handle(key) else { return [] }
      typing.back = nil
      return typed(typing, &state)
    }
    return []
  }

  /// How long nothing is typed before rows are asked for.
  static let pause = Duration.milliseconds(120)

  /// Reads the text; it is applied when typing pauses, and stays as it was while it cannot be read.
  static func typed(_ typing: FilterTyping, _ state: inout State) -> [Effect] {
    var typing = typing
    typing.keys += 1
    typing.problem = nil
    typing.reading = ""
    switch read(typing.field.text, state) {
    case .success(let resolution): typing.reading = Interpretation(state).words(resolution)
    case .failure(let error):
      typing.problem = .init(at: characters(error.place, of: typing.field.text), error.message)
    }
    state.overlay = .filter(typing)
    return [.wake(.filter(keys: typing.keys), after: pause)]
  }

  /// No key came for a while: what can be read is applied.
  static func pause(after keys: Int, _ state: inout State) -> [Effect] {
    guard case .filter(let typing) = state.overlay, typing.keys == keys, typing.problem == nil
    else { return [] }
    apply(typing.field.text, &state)
    return []
  }

  private static func keep(_ typing: FilterTyping, _ state: inout State) -> [Effect] {
    guard typing.problem == nil else { return [] }
    state.overlay = nil
    apply(typing.field.text, &state)
    state.remember(typing.field.text)
    return state.saving()
  }

  private static func apply(_ filter: String, _ state: inout State) {
    let trimmed = String(filter.drop(while: \.isWhitespace))
    guard state.filter(of: state.screen) != trimmed else { return }
    state.setFilter(trimmed, of: state.screen)
  }

  // MARK: Reading

  static func read(_ text: String, _ state: State) -> Result<FilterResolution, FilterError> {
    do throws(FilterError) {
      let filter = try Filter.parse(text)
      return .success(try filter.resolved(for: schema(state), in: context(state)))
    } catch {
      return .failure(error)
    }
  }

  static func schema(_ state: State) -> FilterSchema {
    state.screen.list?.schema ?? .grants
  }

  static func context(_ state: State) -> FilterContext {
    let offset = state.session.zoneOffset
    return FilterContext(clock: FilterClock(now: state.session.now) { _ in offset })
  }

  /// A place counts scalars, a field shows characters.
  private static func characters(_ place: FilterPlace, of text: String) -> Range<Int> {
    let parts = place.parts(of: text)
    return parts.before.count..<(parts.before.count + parts.marked.count)
  }

  // MARK: Completing

  private static func complete(_ typing: FilterTyping, _ state: inout State) -> [Effect] {
    var typing = typing
    guard let candidate = candidates(typing, state).first else { return [] }
    let parts = candidate.place.parts(of: typing.field.text)
    typing.field.set(parts.before + candidate.text + parts.after)
    return typed(typing, &state)
  }

  private static func candidates(
    _ typing: FilterTyping,
    _ state: State
  ) -> [FilterCompletion.Candidate] {
    let before = String(typing.field.text.prefix(typing.field.cursor))
    return FilterCompletion(schema: schema(state), context: context(state))
      .candidates(for: typing.field.text, cursor: before.unicodeScalars.count)
  }

  /// What could stand where the cursor is: `env: ends: entitlement:`, or a field's values.
  static func suggestions(_ typing: FilterTyping, _ state: State) -> [String] {
    let text = typing.field.text
    let isAtWord = typing.field.cursor > 0 && !text.isEmpty && text.last != " "
    guard isAtWord else { return [] }
    return candidates(typing, state).map(\.text)
  }

  /// What Tab would add to the end of the line.
  static func completion(_ typing: FilterTyping, _ state: State) -> String {
    let text = typing.field.text
    guard !text.isEmpty, typing.field.cursor == text.count, text.last != " ",
      let candidate = candidates(typing, state).first
    else { return "" }
    let marked = candidate.place.parts(of: text).marked
    guard candidate.text.lowercased().hasPrefix(marked.lowercased()) else { return "" }
    return String(candidate.text.dropFirst(marked.count))
  }

  // MARK: History

  private static func look(
    back count: Int,
    _ typing: FilterTyping,
    _ state: inout State
  ) -> [Effect] {
    var typing = typing
    let history = state.list?.filterHistory ?? []
    let place = (typing.back ?? history.count) - count
    guard !history.isEmpty, place >= 0 else { return [] }
    typing.back = place < history.count ? place : nil
    typing.field.set(place < history.count ? history[place] : "")
    return typed(typing, &state)
  }
}
