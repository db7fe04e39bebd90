/// The single actions that patterns come to, known ones and those written out.
struct PermissionSet {
  private struct Action: Hashable {
    let service: String
    let name: String
  }

  /// For each service, which of its known actions are in.
  private var known: [String: [Bool]] = [:]
  /// Actions written out that are not known, in lower case.
  private var unknown: Set<Action> = []

  static let everything: PermissionSet = {
    var set = PermissionSet()
    set.known = AWSActions.services.mapValues { [Bool](repeating: true, count: $0.actions.count) }
    return set
  }()

  init() {}

  init(_ patterns: [ActionPattern], negated: Bool) {
    self = negated ? .everything : PermissionSet()
    for pattern in patterns {
      set(pattern, to: !negated)
    }
  }

  mutating func remove(_ pattern: ActionPattern) {
    set(pattern, to: false)
  }

  private mutating func set(_ pattern: ActionPattern, to isIn: Bool) {
    var isKnown = false
    for service in pattern.services {
      let indices = pattern.indices(in: service)
      isKnown = isKnown || !indices.isEmpty
      var flags = known[service.name] ?? [Bool](repeating: false, count: service.actions.count)
      for index in indices { flags[index] = isIn }
      known[service.name] = flags
    }
    if !isIn {
      unknown = unknown.filter { !pattern.matches(service: $0.service, action: $0.name) }
    } else if !isKnown, pattern.isLiteral, let service = pattern.serviceName {
      unknown.insert(Action(service: service, name: pattern.actionText))
    }
  }

  mutating func formUnion(_ other: PermissionSet) {
    for (name, flags) in other.known {
      known[name] = known[name].map { zip($0, flags).map { $0 || $1 } } ?? flags
    }
    unknown.formUnion(other.unknown)
  }

  var count: Int {
    known.values.reduce(unknown.count) { $0 + $1.count { $0 } }
  }

  func contains(_ service: String, _ action: String) -> Bool {
    guard let index = AWSActions.services[service]?.index(of: action) else {
      return unknown.contains(Action(service: service, name: action))
    }
    return known[service]?[index] ?? false
  }

  /// The number of actions, given as service and name in lower case, for which `matches` holds.
  func count(where matches: (String, String) -> Bool) -> Int {
    var count = 0
    for (name, flags) in known {
      guard let service = AWSActions.services[name] else { continue }
      for (index, isIn) in flags.enumerated() where isIn && matches(name, service.actions[index]) {
        count += 1
      }
    }
    return count + unknown.count { matches($0.service, $0.name) }
  }
}
