/// One of the actions that rules ask about.
struct WatchedAction: Hashable, Sendable {
  /// Its place among all, from 0.
  let number: Int

  /// As AWS writes it, such as `iam:PassRole`.
  var name: String { WatchedActions.shared.names[number] }
  /// What it acts on, as far as resources can name it.
  var target: ActionTarget { WatchedActions.shared.targets[number] }

  /// The action of a name that stands in the table of a rule, in any case.
  init?(_ name: String) {
    guard let number = WatchedActions.shared.number(of: name.lowercased()) else { return nil }
    self.number = number
  }

  /// The action of a place that is known to be one.
  init(number: Int) { self.number = number }
}

extension WatchedSet {
  /// The actions of a table.
  init(table: String) {
    self.init(WatchedActions.actions(table).compactMap { WatchedAction($0) })
  }
}

/// A rule whose table names the actions that it asks about.
protocol WatchingRule: LintRule {
  /// Lines of words; each word with a colon inside is an action, marks behind it left out.
  static var table: String { get }
}

/// All actions that the tables of the rules name, so that a pattern is matched against them once.
struct WatchedActions: Sendable {
  static let shared = WatchedActions(
    tables: LintRegistry.all.compactMap { ($0 as? any WatchingRule.Type)?.table }
  )

  private struct Service: Sendable {
    var all = WatchedSet()
    var numbers: [String: Int] = [:]
  }

  let names: [String]
  let targets: [ActionTarget]
  private var services: [String: Service] = [:]
  private var everything = WatchedSet()

  init(tables: [String]) {
    let words = tables.flatMap(WatchedActions.actions)
    var known: Set<String> = []
    names = words.filter { known.insert($0.lowercased()).inserted }
    targets = names.map { ActionTarget($0.lowercased()) }
    precondition(names.count <= WatchedSet.capacity)
    for (number, name) in names.enumerated() {
      let parts = name.lowercased().split(separator: ":").map(String.init)
      let action = WatchedAction(number: number)
      services[parts[0], default: Service()].all.insert(action)
      services[parts[0], default: Service()].numbers[parts[1]] = number
      everything.insert(action)
    }
  }

  /// The actions of a table in its order.
  static func actions(_ table: String) -> [String] {
    table.split(whereSeparator: \.isWhitespace).compactMap { word in
      let name = word.prefix { $0 != "*" && $0 != "!" }
      return name.dropFirst().dropLast().contains(":") ? String(name) : nil
    }
  }

  func number(of name: String) -> Int? {
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    return parts.count == 2 ? services[parts[0]]?.numbers[parts[1]] : nil
  }

  /// The watched actions that the patterns open, or all but them.
  func set(_ patterns: [ActionPattern], isNegated: Bool) -> WatchedSet {
    var set = WatchedSet()
    for pattern in patterns { set.formUnion(self.set(pattern)) }
    guard isNegated else { return set }
    var rest = everything
    rest.subtract(set)
    return rest
  }

  private func set(_ pattern: ActionPattern) -> WatchedSet {
    if pattern.isEverything { return everything }
    guard let name = pattern.serviceName else {
      return services.reduce(into: WatchedSet()) { set, service in
        set.formUnion(matching(pattern, service.key, service.value))
      }
    }
    return services[name].map { matching(pattern, name, $0) } ?? WatchedSet()
  }

  private func matching(
    _ pattern: ActionPattern,
    _ name: String,
    _ service: Service
  ) -> WatchedSet {
    if pattern.isLiteral {
      let number = service.numbers[pattern.actionText]
      return WatchedSet(number.map { [WatchedAction(number: $0)] } ?? [])
    }
    if pattern.isWholeService, pattern.serviceName != nil { return service.all }
    return WatchedSet(
      service.numbers.filter { pattern.matches(service: name, action: $0.key) }
        .map { WatchedAction(number: $0.value) }
    )
  }
}
