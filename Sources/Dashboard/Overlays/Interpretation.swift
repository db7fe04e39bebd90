import Governance

/// How a filter was read, in words: what a typed length stands for as a moment, where a word is looked for.
struct Interpretation {
  private let session: Session

  init(_ state: Dashboard.State) { session = state.session }

  /// `env is prod, and risk is over 50`; notes of the reading come first.
  func words(_ resolution: FilterResolution) -> String {
    let notes = resolution.notes.map(\.message)
    let read = resolution.filter == .all ? "every row" : words(resolution.filter, isInside: false)
    return Wording.joined(notes + [read], session.glyphs)
  }

  private func words(_ filter: ResolvedFilter, isInside: Bool) -> String {
    switch filter {
    case .all: "every row"
    case .and(let parts): joined(parts, by: ", and ", isInside)
    case .or(let parts): joined(parts, by: ", or ", isInside)
    case .not(let part): "not (\(words(part, isInside: false)))"
    case .condition(let field, let predicate): words(Names.words(field), predicate)
    case .text(let fields, let text): "`\(text)` in \(Names.either(fields.map(Names.words)))"
    case .id(let id): "the record \(id)"
    }
  }

  private func joined(_ parts: [ResolvedFilter], by word: String, _ isInside: Bool) -> String {
    let text = parts.map { words($0, isInside: true) }.joined(separator: word)
    return isInside && parts.count > 1 ? "(\(text))" : text
  }

  private func words(_ field: String, _ predicate: FilterPredicate) -> String {
    switch predicate {
    case .contains(let text): "\(field) has `\(text)`"
    case .equals(let text): "\(field) is `\(text)`"
    case .isEmpty: "\(field) is empty"
    case .isAny: "\(field) is not empty"
    case .isMe: "\(field) is me or a team of mine"
    case .isUnknown: "\(field) is not known"
    case .oneOf(let words): "\(field) is \(Names.either(words.map(Names.words)))"
    case .number(let range): "\(field) is " + ends(range) { "\($0)" }
    case .length(let range): "\(field) is " + ends(range) { Spell.text($0) }
    case .instant(let range): "\(field) is " + ends(range)
    case .never: "\(field) is never"
    case .late: "\(field) has passed"
    case .flag(let word): Names.words(word)
    }
  }

  /// What a range holds goes up to the last millisecond; people say what comes after it.
  private func ends(_ range: FilterRange<Instant>) -> String {
    let from = range.from.map { "from \(Moments(session).inProse($0))" }
    let until = range.through.map { "before \(Moments(session).inProse($0 + .milliseconds(1)))" }
    return [from, until].compactMap(\.self).joined(separator: " and ")
  }

  private func ends<Bound>(_ range: FilterRange<Bound>, _ spell: (Bound) -> String) -> String {
    switch (range.from, range.through) {
    case (let from?, let through?) where from == through: spell(from)
    case (let from?, let through?): "\(spell(from)) to \(spell(through))"
    case (let from?, nil): "\(spell(from)) or more"
    case (nil, let through?): "up to \(spell(through))"
    case (nil, nil): "any"
    }
  }
}
