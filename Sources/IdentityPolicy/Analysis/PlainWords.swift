/// Says what the statements of a policy allow, in a sentence for someone who approves it.
struct PlainWords {
  /// Things of one kind in one place.
  private struct Subject: Hashable {
    let noun: ServiceNoun
    let place: Place
    let isConditional: Bool
  }

  private enum Place: Hashable {
    case all
    case named([String])
  }

  private static let subjectLimit = 5
  private static let nameLimit = 3

  private var subjects: [Subject] = []
  private var verbs: [Subject: Set<ActionVerb>] = [:]
  private var sentences: [String] = []

  static func of(_ statements: [AnalysedStatement]) -> String {
    var words = PlainWords()
    for statement in statements where statement.statement.isAllow {
      words.add(statement)
    }
    let hasDenials = statements.contains { !$0.statement.isAllow }
    return words.sentence(hasDenials: hasDenials)
  }

  private mutating func add(_ statement: AnalysedStatement) {
    let suffix = statement.statement.conditions.isEmpty ? "" : " under conditions"
    guard !statement.allowsEverything else {
      sentences.append(PlainWords.unlimited(statement) + suffix)
      return
    }
    var places: [String: Place] = [:]
    for pattern in statement.actions {
      let service = pattern.serviceName ?? "*"
      let place = places[service] ?? PlainWords.place(statement, service)
      places[service] = place
      for verb in PlainWords.verbs(of: pattern) {
        let subject = Subject(
          noun: ServiceNoun(service: service, verb: verb),
          place: place,
          isConditional: !statement.statement.conditions.isEmpty
        )
        if verbs[subject] == nil { subjects.append(subject) }
        verbs[subject, default: []].insert(verb)
      }
    }
  }

  private static func unlimited(_ statement: AnalysedStatement) -> String {
    let actions = statement.statement.actions
    let exception =
      actions.isNegated ? " except " + listed(actions.patterns, conjunction: "and") : ""
    guard case .named(let names) = place(statement, "*") else { return "do anything" + exception }
    return "do anything with \(listed(names, conjunction: "and"))" + exception
  }

  private static func verbs(of pattern: ActionPattern) -> Set<ActionVerb> {
    if pattern.isWholeService { return [.anything] }
    let service = pattern.serviceName ?? "*"
    if !pattern.isLiteral, pattern.serviceName != nil {
      let matched = pattern.services.flatMap { service in
        pattern.indices(in: service).map {
          ActionVerb(service: service.name, action: service.actions[$0])
        }
      }
      if !matched.isEmpty { return Set(matched) }
    }
    return [ActionVerb(service: service, action: pattern.actionText)]
  }

  private static func place(_ statement: AnalysedStatement, _ service: String) -> Place {
    guard !statement.resources.isEmpty, statement.statement.resources?.isNegated == false else {
      return .all
    }
    let ofService = statement.resources.filter {
      service == "*" || $0.service == nil || $0.service == service
    }
    let relevant = ofService.isEmpty ? statement.resources : ofService
    guard relevant.allSatisfy({ $0.width == .named }) else { return .all }
    var names: [String] = []
    for resource in relevant where !names.contains(resource.shownName) {
      names.append(resource.shownName)
    }
    return .named(names)
  }

  private func sentence(hasDenials: Bool) -> String {
    var parts = sentences + subjectsByWeight.map(clause)
    guard !parts.isEmpty else { return "nothing" }
    let rest = parts.count - PlainWords.subjectLimit
    if rest > 0 {
      parts = Array(parts.prefix(PlainWords.subjectLimit)) + ["and \(rest) more kinds of things"]
    }
    return parts.joined(separator: "; ") + (hasDenials ? "; except what it denies" : "")
  }

  /// The heaviest first, so that what is cut off is what matters least.
  private var subjectsByWeight: [Subject] {
    let weights = subjects.map { (verbs[$0] ?? []).map(\.weight).max() ?? 0 }
    return zip(subjects.indices, weights).sorted { ($1.1, $0.0) < ($0.1, $1.0) }
      .map { subjects[$0.0] }
  }

  private func clause(_ subject: Subject) -> String {
    var found = verbs[subject] ?? []
    if found.contains(.anything) { found = [.anything] }
    let verb = PlainWords.joined(found.sorted().map(\.word), conjunction: "and")
    let things: String =
      switch subject.place {
      case .all: subject.noun.all
      case .named(let names): PlainWords.things(names, subject.noun)
      }
    return "\(verb) \(things)" + (subject.isConditional ? " under conditions" : "")
  }

  private static func things(_ names: [String], _ noun: ServiceNoun) -> String {
    (names.count == 1 ? noun.one : noun.many) + " " + listed(names, conjunction: "and")
  }

  private static func listed(_ names: [String], conjunction: String) -> String {
    let rest = names.count - nameLimit
    let shown = names.prefix(nameLimit) + (rest > 0 ? ["\(rest) more"] : [])
    return joined(Array(shown), conjunction: conjunction)
  }

  private static func joined(_ words: [String], conjunction: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

extension ResourcePattern {
  /// The name for a sentence: without ARN and type, cut to 64 characters.
  fileprivate var shownName: String {
    let name = service == "s3" ? bucketName : nameWithoutType
    return name.count > 64 ? name.prefix(63) + "…" : name
  }

  private var bucketName: String {
    guard let slash = rest.firstIndex(of: "/") else { return String(rest) }
    let key = rest[rest.index(after: slash)...]
    let prefix = key.hasSuffix("*") ? key.dropLast() : key
    return String(rest[..<slash]) + (prefix.isEmpty ? "" : " under \(prefix)")
  }

  private var nameWithoutType: String {
    let name = rest.hasSuffix(":*") ? rest.dropLast(2) : rest
    guard let separator = name.firstIndex(where: { $0 == "/" || $0 == ":" }) else {
      return String(name)
    }
    return String(name[name.index(after: separator)...])
  }
}
