package import Documents

/// A field by which an overlay would open more than its base does.
package struct Loosening: Hashable, Sendable {
  /// The field as the lattice names it, such as `token.ttl` or `allow.read-curated.resources`.
  package let field: String
  /// What the base says.
  package let base: String
  /// What the overlay says.
  package let overlay: String
  /// What to write instead, where that is not plain.
  package var advice: String?
  /// JSON pointer into the overlay.
  package let pointer: String

  package var message: String {
    "`\(field)` may only be tightened: the base has \(base), this overlay \(overlay)"
      + (advice.map { "; \($0)" } ?? "")
  }

  /// The same at its place in the overlay.
  package func problem(in document: Document) -> IntentProblem {
    document.problem(at: pointer, message)
  }
}

/// Merges a base and an overlay field by field, and notes each field that would loosen.
///
/// The tighter of the two values always wins, so that even a refused merge opens nothing.
struct Narrowing {
  var intent: Intent
  let overlay: IntentOverlay
  private(set) var loosenings: [Loosening] = []

  init(_ base: Intent, by overlay: IntentOverlay) {
    intent = base
    self.overlay = overlay
  }

  mutating func note(
    _ field: String,
    _ base: String,
    _ overlay: String,
    at pointer: String,
    advice: String? = nil
  ) {
    loosenings.append(
      Loosening(
        field: field,
        base: base,
        overlay: overlay,
        advice: advice,
        pointer: "/spec/\(pointer)"
      )
    )
  }

  /// The smaller of two comparable values, where the overlay says any; a larger one is noted.
  mutating func least<Value: Comparable>(
    _ path: WritableKeyPath<Intent, Value>,
    _ value: Value?,
    _ field: String,
    _ words: (Value) -> String
  ) {
    guard let value else { return }
    let base = intent[keyPath: path]
    if value > base {
      note(field, words(base), words(value), at: field.replacing(".", with: "/"))
    }
    intent[keyPath: path] = min(base, value)
  }

  /// The larger of two, the other way round.
  mutating func most<Value: Comparable>(
    _ path: WritableKeyPath<Intent, Value>,
    _ value: Value?,
    _ field: String,
    _ words: (Value) -> String
  ) {
    guard let value else { return }
    let base = intent[keyPath: path]
    if value < base {
      note(field, words(base), words(value), at: field.replacing(".", with: "/"))
    }
    intent[keyPath: path] = max(base, value)
  }

  /// The earlier or shorter of two, where the base may leave it open.
  mutating func least<Value: Comparable>(
    _ path: WritableKeyPath<Intent, Value?>,
    _ value: Value?,
    _ field: String,
    _ words: (Value) -> String
  ) {
    guard let value else { return }
    if let base = intent[keyPath: path], value > base {
      note(field, words(base), words(value), at: field.replacing(".", with: "/"))
    }
    intent[keyPath: path] = min(intent[keyPath: path] ?? value, value)
  }
}

extension [String] {
  /// A list in words: `a, b`, or `none`.
  var inWords: String { isEmpty ? "none" : joined(separator: ", ") }
}
