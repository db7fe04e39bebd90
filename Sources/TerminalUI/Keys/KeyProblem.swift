/// Why a wished key is not given, so that the person can wish better.
package enum KeyProblem: Hashable, Sendable {
  case unknownAction(KeyRemap, near: String?)
  case unknownKey(KeyRemap)
  case fixedAction(KeyRemap)
  case reservedKey(KeyRemap, Key)
  case verbOnDialogKey(KeyRemap, Key)
  case clash(KeyRemap, with: String, otherOrigin: String, in: KeyContext)

  /// One line that names what was asked for, what stands against it and what to do.
  package var message: String {
    switch self {
    case .unknownAction(let wish, let near):
      let rest = near.map { ", did you mean `\($0)`?" } ?? "; `?` lists them"
      return place(wish) + "no action `\(wish.action)`" + rest
    case .unknownKey(let wish):
      return place(wish) + "`\(wish.key)` is no key: write a, ^D, PgDn, Space or F5"
    case .fixedAction(let wish):
      return place(wish) + "`\(wish.action)` keeps its keys: ⏎, Esc, ^C and those of dialogs stay"
    case .reservedKey(let wish, let key):
      return place(wish)
        + "`\(key.label)` cannot be given to `\(wish.action)`: it means the same everywhere"
    case .verbOnDialogKey(let wish, let key):
      return place(wish)
        + "`\(wish.action)` writes, so it cannot be on `\(key.label)`, a key of the dialog it opens"
    case .clash(let wish, let other, let otherOrigin, let context):
      return place(wish)
        + "`\(wish.key)` for `\(wish.action)` is also `\(other)` (\(otherOrigin)) in \(context.name)"
    }
  }

  private func place(_ wish: KeyRemap) -> String {
    wish.origin.isEmpty ? "" : wish.origin + ": "
  }
}
