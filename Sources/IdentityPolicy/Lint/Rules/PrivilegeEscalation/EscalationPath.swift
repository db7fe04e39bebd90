/// One way to gain rights: what must be held, and on what.
struct EscalationPath: Sendable {
  /// How much of a right is needed.
  enum Demand: Sendable {
    /// On something of the holder's choice: what is created bears any name.
    case anything
    /// On more than chosen names: what is gained is what the target holds, and chosen targets may
    /// hold nothing. Written `*`.
    case any
    /// On a single target: what is gained is up to the holder. Written `!`.
    case one
  }

  struct Need: Sendable {
    let action: WatchedAction
    let demand: Demand
  }

  let needs: [Need]
  /// The services that must be able to take on the passed role; empty where none is passed.
  let services: [String]
  let actions: WatchedSet

  /// Reads a line: actions with their marks, then services without a colon.
  init?(_ line: Substring) {
    let words = line.split(separator: " ")
    needs = words.compactMap { word in
      guard let name = WatchedActions.actions(String(word)).first,
        let action = WatchedAction(name)
      else { return nil }
      return Need(action: action, demand: EscalationPath.demand(word))
    }
    services = words.filter { !$0.contains(":") }.map { "\($0).amazonaws.com" }
    actions = WatchedSet(needs.map(\.action))
    guard !needs.isEmpty else { return nil }
  }

  private static func demand(_ word: Substring) -> Demand {
    switch word.last {
    case "*": .any
    case "!": .one
    default: .anything
    }
  }

  /// The paths of a table, a line each.
  static func paths(_ table: String) -> [EscalationPath] {
    table.split(separator: "\n").compactMap(EscalationPath.init)
  }
}

/// A path that a principal can go, with the right that is used for each step.
struct EscalationWay {
  let path: EscalationPath
  let grants: [HeldGrant]
  /// Whether it leads no further than what chosen targets hold or can use.
  let isNarrow: Bool

  /// Every right must be held in the measure that its step demands.
  init?(_ path: EscalationPath, in rights: HeldRights, sharingTarget: Bool) {
    guard path.actions.isSubset(of: rights.allowed) else { return nil }
    var grants: [HeldGrant] = []
    for need in path.needs {
      let usable = rights.grants(of: need.action).first { grant in
        grant.leadsOn(path, need.demand)
          && (!sharingTarget || grants.allSatisfy { grant.meets($0) })
      }
      guard let usable else { return nil }
      grants.append(usable)
    }
    self.path = path
    self.grants = grants
    isNarrow = zip(path.needs, grants).contains { need, grant in
      need.demand == .one && !grant.isBroad && grant.administrativePattern == nil
    }
  }
}

extension HeldGrant {
  fileprivate func leadsOn(_ path: EscalationPath, _ demand: EscalationPath.Demand) -> Bool {
    guard !limits.isIndirect, limits.passes(to: path.services) else { return false }
    if limits.isBounded || limits.attachesChosenPolicies { return false }
    switch demand {
    case .anything: return true
    case .any: return isBroad || administrativePattern != nil && !limits.isNarrowed
    case .one: return true
    }
  }
}
