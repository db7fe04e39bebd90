/// What Tab offers in the filter line: fields and views first, then values.
package struct FilterCompletion: Sendable {
  /// One way to go on.
  package struct Candidate: Hashable, Sendable {
    /// What to put in.
    package let text: String
    /// What it takes the place of.
    package let place: FilterPlace
    /// What it means.
    package let help: String
    /// The condition it makes, so that its rows can be counted; `nil` for a field alone.
    package let condition: Filter?
  }

  private let schema: FilterSchema
  private let context: FilterContext

  package init(schema: FilterSchema, context: FilterContext) {
    self.schema = schema
    self.context = context
  }

  /// What may stand where the cursor is, which counts Unicode scalars from the start.
  package func candidates(for text: String, cursor: Int) -> [Candidate] {
    guard let word = FilterWordAtCursor(text, cursor: cursor) else { return [] }
    if let head = word.head {
      return schema.field(named: head).map { values(of: $0, word) } ?? []
    }
    return word.typed.hasPrefix("@") ? views(word) : fields(word)
  }

  private func fields(_ word: FilterWordAtCursor) -> [Candidate] {
    let typed = FilterWords.plain(word.typed)
    return schema.fields.filter { field in
      ([field.name] + field.aliases).contains { FilterWords.plain($0).hasPrefix(typed) }
    }.map { field in
      Candidate(text: field.name + ":", place: word.place, help: field.help, condition: nil)
    }
  }

  private func views(_ word: FilterWordAtCursor) -> [Candidate] {
    let typed = word.typed.dropFirst().lowercased()
    let shipped = schema.views.map { ($0.name, $0.text) }
    let own = context.views.filter { view in !shipped.contains { $0.0 == view.name } }
    return (own.map { ($0.name, $0.filter.description) } + shipped)
      .filter { $0.0.lowercased().hasPrefix(typed) }
      .map { name, text in
        let view = Filter(.view(name.lowercased(), .nowhere))
        return Candidate(text: "@" + name, place: word.place, help: text, condition: view)
      }
  }

  private func values(of field: FilterField, _ word: FilterWordAtCursor) -> [Candidate] {
    let typed = FilterWords.plain(word.typed)
    return offers(for: field).filter { FilterWords.plain($0.text).hasPrefix(typed) }.map { offer in
      Candidate(
        text: FilterWriting.value(offer.text),
        place: word.place,
        help: offer.help,
        condition: offer.isWhole ? Filter.words(field.name, [offer.text]) : nil
      )
    }
  }
}

// MARK: Values

extension FilterCompletion {
  /// A value to offer; one that still wants a number is not whole.
  private struct Offer {
    let text: String
    var help = ""
    var isWhole = true
  }

  private func offers(for field: FilterField) -> [Offer] {
    switch field.kind {
    case .word(let words): words.map { Offer(text: $0) }
    case .flag: schema.flags.map { Offer(text: $0.word, help: $0.help) }
    case .name: known(field)
    case .text: known(field) + Self.emptiness
    case .people: known(field) + [Offer(text: "me", help: "I, or a team of mine")] + Self.emptiness
    case .until: Self.ahead
    case .since: Self.goneBy
    case .number: Self.directions("a number")
    case .length: Self.directions("a length, 8h")
    case .anyText: []
    }
  }

  private func known(_ field: FilterField) -> [Offer] {
    (context.names[field.name] ?? []).map { Offer(text: $0) }
  }

  private static let emptiness = [
    Offer(text: "none", help: "empty"), Offer(text: "any", help: "not empty"),
    Offer(text: "unknown", help: "not known"),
  ]

  private static let ahead =
    directions("time left, 4h")
    + [
      Offer(text: "late", help: "has passed"), Offer(text: "never", help: "has no end"),
      Offer(text: "today"), Offer(text: "tomorrow"), Offer(text: "thisweek"),
      Offer(text: "nextweek"), Offer(text: "thismonth"), Offer(text: "nextmonth"),
    ]

  private static let goneBy =
    directions("age, 90d")
    + [
      Offer(text: "never", help: "known never to have been"),
      Offer(text: "unknown", help: "no telemetry covers it"),
      Offer(text: "today"), Offer(text: "yesterday"), Offer(text: "thisweek"),
      Offer(text: "lastweek"), Offer(text: "thismonth"), Offer(text: "lastmonth"),
    ]

  private static func directions(_ what: String) -> [Offer] {
    [
      Offer(text: "<", help: "less than \(what)", isWhole: false),
      Offer(text: ">", help: "more than \(what)", isWhole: false),
    ]
  }
}
