/// A person's wish: one action by another key, and the line where the wish stands.
package struct KeyRemap: Hashable, Sendable {
  package let action: String
  package let key: String
  /// Where it was read, for messages: `config.yaml:12`.
  package let origin: String

  package init(action: String, key: String, origin: String = "") {
    self.action = action
    self.key = key
    self.origin = origin
  }
}

/// The keymap after all wishes that could be met, and the ones that could not.
package struct RemappedKeys<Command: Hashable & Sendable>: Hashable, Sendable {
  package let keymap: Keymap<Command>
  package let problems: [KeyProblem]
}

extension Keymap {
  /// Gives actions other keys; a wish that clashes is left out and named, the rest holds.
  package func remapped(_ wishes: [KeyRemap]) -> RemappedKeys<Command> {
    var problems: [KeyProblem] = []
    var granted: [String: (wish: KeyRemap, key: Key)] = [:]
    for wish in wishes {
      switch judge(wish) {
      case .failure(let problem): problems.append(problem.problem)
      case .success(let key): granted[wish.action] = (wish, key)
      }
    }
    // Together, since two wishes may swap keys; what clashes is taken back until nothing does.
    while let clash = applying(granted.mapValues(\.key)).firstClash(of: granted.mapValues(\.wish)) {
      problems.append(clash.problem)
      granted[clash.action] = nil
    }
    return RemappedKeys(keymap: applying(granted.mapValues(\.key)), problems: problems)
  }

  private struct Unmet: Error {
    let problem: KeyProblem
  }

  private func judge(_ wish: KeyRemap) -> Result<Key, Unmet> {
    let rows = bindings.filter { $0.action == wish.action }
    guard !rows.isEmpty else {
      let near = Nearest.word(to: wish.action, among: bindings.map(\.action))
      return .failure(Unmet(problem: .unknownAction(wish, near: near)))
    }
    guard let key = Key(label: wish.key) else {
      return .failure(Unmet(problem: .unknownKey(wish)))
    }
    let isFixed = rows.contains { row in
      row.context.isFixed || row.keys.contains(where: Key.reserved.contains)
    }
    if isFixed { return .failure(Unmet(problem: .fixedAction(wish))) }
    if Key.reserved.contains(key) { return .failure(Unmet(problem: .reservedKey(wish, key))) }
    if rows.contains(where: \.writes), Key.ofDialogs.contains(key) {
      return .failure(Unmet(problem: .verbOnDialogKey(wish, key)))
    }
    return .success(key)
  }

  private func applying(_ keys: [String: Key]) -> Keymap {
    Keymap(
      bindings.map { row in
        guard let key = keys[row.action] else { return row }
        var row = row
        row.keys = [key]
        return row
      }
    )
  }

  /// The first wished key that, somewhere it works, would also be another action's.
  private func firstClash(
    of wishes: [String: KeyRemap]
  ) -> (action: String, problem: KeyProblem)? {
    for context in contexts {
      let chain = context.chain
      let rows = bindings.filter { chain.contains($0.context) }
      for row in rows {
        guard let wish = wishes[row.action] else { continue }
        for other in rows where other.action != row.action {
          guard other.keys.contains(where: row.keys.contains) else { continue }
          let origin = wishes[other.action]?.origin ?? "default"
          return (
            row.action,
            .clash(wish, with: other.action, otherOrigin: origin, in: other.context)
          )
        }
      }
    }
    return nil
  }

  /// The contexts of the table, in the order of their first row.
  package var contexts: [KeyContext] {
    var seen: [KeyContext] = []
    for row in bindings where !seen.contains(row.context) { seen.append(row.context) }
    return seen
  }
}

extension Key {
  /// Keys that mean the same everywhere and are never given away.
  package static let reserved: Set<Key> = [.enter, .escape, .control("c")]

  /// Keys that move or confirm inside a dialog.
  package static let ofDialogs: Set<Key> = [
    .enter, .escape, .control("c"), .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown,
  ]
}
