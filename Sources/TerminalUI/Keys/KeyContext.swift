/// A place where keys have meaning (a list, a dialog), and the wider places whose keys work there
/// too.
package struct KeyContext: Hashable, Sendable {
  /// The word in configuration and in the order of the manual: `lists`.
  package let name: String
  /// The heading in help and manual: `Lists`.
  package let title: String
  /// Whether its keys stay as they are, whatever a person asks for: dialogs and typing.
  package let isFixed: Bool
  /// The contexts asked next when this one does not know a key, nearest first.
  package let wider: [KeyContext]

  package init(
    _ name: String,
    title: String,
    isFixed: Bool = false,
    within wider: [KeyContext] = []
  ) {
    self.name = name
    self.title = title
    self.isFixed = isFixed
    self.wider = wider
  }

  /// This context and all wider ones, in the order in which they are asked.
  package var chain: [KeyContext] {
    var chain: [KeyContext] = [self]
    for context in wider.flatMap(\.chain) where !chain.contains(context) { chain.append(context) }
    return chain
  }
}
