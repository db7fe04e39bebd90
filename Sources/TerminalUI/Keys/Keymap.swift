/// Every key that does something, from which lookup, footer, help, palette and manual are all made.
package struct Keymap<Command: Hashable & Sendable>: Hashable, Sendable {
  package typealias Binding = KeyBinding<Command>

  /// The table in the order of the manual.
  package internal(set) var bindings: [Binding] {
    didSet { byContext = Self.index(bindings) }
  }
  private var byContext: [KeyContext: [Key: Int]]

  package init(_ bindings: [Binding]) {
    self.bindings = bindings
    self.byContext = Self.index(bindings)
  }

  /// The command of a key, asked of the context first and then of the wider ones.
  package func command(for key: Key, in context: KeyContext) -> Command? {
    binding(for: key, in: context)?.command
  }

  package func binding(for key: Key, in context: KeyContext) -> Binding? {
    index(of: key, in: context).map { bindings[$0] }
  }

  private func index(of key: Key, in context: KeyContext) -> Int? {
    for place in context.chain {
      if let index = byContext[place]?[key] { return index }
    }
    return nil
  }

  /// The rows that do one thing; several where contexts give it different keys.
  package func bindings(of command: Command) -> [Binding] {
    bindings.filter { $0.command == command }
  }

  /// The key to show for a command where it works, `nil` where it has none.
  package func key(for command: Command, in context: KeyContext) -> Key? {
    reachable(in: context).first { $0.command == command }?.keys.first
  }

  /// The command that configuration, help and palette know by this word.
  package func command(action: String) -> Command? {
    bindings.first { $0.action == action }?.command
  }

  /// The rows whose first key works in a context, nearest context first: one for each such key.
  package func reachable(in context: KeyContext) -> [Binding] {
    context.chain.flatMap { place in
      bindings.indices.filter { row in
        bindings[row].context == place
          && bindings[row].keys.contains { index(of: $0, in: context) == row }
      }.map { bindings[$0] }
    }
  }

  /// The same table without the keys that lead to a write.
  package var readOnly: Keymap { Keymap(bindings.filter { !$0.writes }) }

  /// Keys that stand twice in one context of the table itself, in words; a test wants none.
  package var clashes: [String] {
    var first: [KeyContext: [Key: String]] = [:]
    var found: [String] = []
    for row in bindings {
      for key in row.keys {
        if let other = first[row.context]?[key] {
          found.append(
            "`\(key.label)` is both `\(other)` and `\(row.action)` in \(row.context.name)"
          )
        }
        first[row.context, default: [:]][key] = row.action
      }
    }
    return found
  }

  private static func index(_ bindings: [Binding]) -> [KeyContext: [Key: Int]] {
    var index: [KeyContext: [Key: Int]] = [:]
    for (number, row) in bindings.enumerated() {
      for key in row.keys where index[row.context]?[key] == nil {
        index[row.context, default: [:]][key] = number
      }
    }
    return index
  }
}
