extension Filter {
  /// Looks up fields, words, numbers, times and views of the filter for one kind of list.
  package func resolved(
    for schema: FilterSchema,
    in context: FilterContext
  ) throws(FilterError) -> FilterResolution {
    guard let root else { return FilterResolution(filter: .all, notes: []) }
    var resolver = FilterResolver(schema: schema, context: context)
    let filter = try resolver.resolve(root, depth: 0)
    return FilterResolution(filter: filter, notes: resolver.notes)
  }
}

/// Walks the tree once, taking views in where they are named.
private struct FilterResolver {
  let schema: FilterSchema
  let context: FilterContext
  private(set) var notes: [FilterNote] = []
  /// The views that are being taken in, outermost first.
  private var viewsOpen: [String] = []
  private var conditions = 0

  init(schema: FilterSchema, context: FilterContext) {
    self.schema = schema
    self.context = context
  }

  mutating func resolve(
    _ node: Filter.Node,
    depth: Int
  ) throws(FilterError) -> ResolvedFilter {
    switch node {
    case .or(let parts): return .or(try resolve(parts, depth: depth))
    case .and(let parts): return .and(try resolve(parts, depth: depth))
    case .not(let part): return .not(try resolve(part, depth: depth))
    case .text(let text, let place):
      try count(at: place)
      return searching(text)
    case .condition(let condition):
      try count(at: condition.place)
      return try resolve(condition)
    case .view(let name, let place):
      try count(at: place)
      return try view(name, at: place, depth: depth)
    }
  }

  private mutating func resolve(
    _ parts: [Filter.Node],
    depth: Int
  ) throws(FilterError) -> [ResolvedFilter] {
    var resolved: [ResolvedFilter] = []
    for part in parts { resolved.append(try resolve(part, depth: depth)) }
    return resolved
  }

  /// Views count too: those that hold nothing but views would else multiply without end.
  private mutating func count(at place: FilterPlace) throws(FilterError) {
    conditions += 1
    guard conditions <= Filter.mostConditions else {
      throw FilterError(.tooManyConditions, at: place)
    }
  }
}

// MARK: Views

extension FilterResolver {
  private mutating func view(
    _ name: String,
    at place: FilterPlace,
    depth: Int
  ) throws(FilterError) -> ResolvedFilter {
    if let first = viewsOpen.firstIndex(of: name) {
      let through = Array(viewsOpen[(first + 1)...])
      throw FilterError(.viewNamesItself(name, through: through), at: place)
    }
    guard depth < Filter.deepestBrackets else { throw FilterError(.tooDeep, at: place) }
    let filter = try saved(name, at: place)
    guard let root = filter.root else { return .all }
    viewsOpen.append(name)
    defer { viewsOpen.removeLast() }
    let notesBefore = notes.count
    do throws(FilterError) {
      let resolved = try resolve(root, depth: depth + 1)
      // Places inside a view are places in another text.
      notes.replaceSubrange(
        notesBefore...,
        with: notes[notesBefore...].map { FilterNote(text: $0.text, place: place) }
      )
      return resolved
    } catch {
      throw FilterError(error.problem.inside(view: name), at: place)
    }
  }

  private func saved(_ name: String, at place: FilterPlace) throws(FilterError) -> Filter {
    if let shipped = schema.views.first(where: { $0.name == name }) {
      return try Filter.parse(shipped.text)
    }
    if let own = context.views.first(where: { $0.name.lowercased() == name }) {
      return own.filter
    }
    throw FilterError(.unknownView(name, known: known(near: name)), at: place)
  }

  /// The views there are, those that were probably meant first.
  private func known(near name: String) -> [String] {
    let all = context.views.map(\.name) + schema.views.map(\.name)
    let near = all.filter { FilterWords.distance(name, $0) != nil }
    return Array((near + all.filter { !near.contains($0) }).prefix(8))
  }
}

extension FilterProblem {
  /// A cycle names its views already; of views in views the outermost is the one in sight.
  fileprivate func inside(view name: String) -> FilterProblem {
    switch self {
    case .viewNamesItself: self
    case .inView(_, let problem): .inView(name, problem)
    default: .inView(name, self)
    }
  }
}

// MARK: Conditions

extension FilterResolver {
  private mutating func resolve(
    _ condition: Filter.Condition
  ) throws(FilterError) -> ResolvedFilter {
    guard let field = schema.field(named: condition.field) else {
      return try headIsNoField(condition)
    }
    var parts: [ResolvedFilter] = []
    var words: [String] = []
    for value in condition.values {
      guard !value.text.isEmpty else {
        throw FilterError(.valueMissing(field: condition.field), at: value.place)
      }
      let reader = FilterValueReader(
        schema: schema,
        field: field,
        written: condition.field,
        isExact: condition.isExact,
        context: context
      )
      switch try reader.read(value) {
      case .anyText: parts.append(searching(value.text, exactly: condition.isExact))
      case .predicate(.oneOf(let word)): words += word
      case .predicate(let predicate): parts.append(.condition(field: field.name, predicate))
      }
    }
    if !words.isEmpty { parts.insert(.condition(field: field.name, .oneOf(words)), at: 0) }
    if let id = observedID(condition) { parts.append(.id(id)) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  /// `iam:PassRole` is what people look for; `enviroment:prod` is a slip of the hand.
  private mutating func headIsNoField(
    _ condition: Filter.Condition
  ) throws(FilterError) -> ResolvedFilter {
    if !condition.looksLikeText, let near = schema.proposal(for: condition.field) {
      let start = condition.place.start
      throw FilterError(
        .unknownField(condition.field, near: near),
        at: FilterPlace(start, start + condition.field.unicodeScalars.count)
      )
    }
    let text = condition.asText
    notes.append(FilterNote(text: text, place: condition.place))
    let search = searching(text)
    guard let id = observedID(condition) else { return search }
    return .or([search, .id(id)])
  }

  private func searching(_ text: String, exactly isExact: Bool = false) -> ResolvedFilter {
    let folded = CaseFolding.folded(text)
    guard !folded.isEmpty else { return .all }
    guard !isExact else {
      return .or(schema.searchedFields.map { .condition(field: $0, .equals(folded)) })
    }
    let search = ResolvedFilter.text(fields: schema.searchedFields, contains: folded)
    guard let id = FilterIdentifier.governed(text) else { return search }
    return .or([search, .id(id)])
  }

  private func observedID(_ condition: Filter.Condition) -> String? {
    guard !condition.isExact, condition.values.count == 1 else { return nil }
    return FilterIdentifier.observed(condition.field, condition.values[0].text)
  }
}

extension Filter.Condition {
  /// Whether what follows the colon begins as names of actions, resources and addresses do.
  fileprivate var looksLikeText: Bool {
    guard !isExact, let first = values.first, !first.isQuoted,
      let scalar = first.text.unicodeScalars.first
    else { return false }
    return scalar.properties.isUppercase || scalar == "*" || scalar == "/" || scalar == ":"
  }
}
