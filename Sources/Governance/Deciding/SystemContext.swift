/// What time and rules decide without a person: the moment, the rules in force, and the next ids.
///
/// Every ``Context`` has one, so that what a decision brings about at once and what enforcement brings about later
/// are the same functions.
package struct SystemContext {
  package let now: Instant
  package let rules: Rules
  /// Seconds east of UTC of a named zone at a moment; `nil` where nobody knows the zone.
  package let zoneOffset: (String, Instant) -> Int?
  private let newID: (IDPrefix) -> String
  private let newSalt: () -> [UInt8]

  /// `newID` and `newSalt` come from the store's transaction; in tests from a counter.
  package init(
    now: Instant,
    rules: Rules,
    newID: @escaping (IDPrefix) -> String,
    newSalt: @escaping () -> [UInt8],
    zoneOffset: @escaping (String, Instant) -> Int? = { _, _ in nil }
  ) {
    self.now = now
    self.rules = rules
    self.zoneOffset = zoneOffset
    self.newID = newID
    self.newSalt = newSalt
  }

  package func nextID<Subject>(_ prefix: IDPrefix) -> Identifier<Subject> {
    Identifier(newID(prefix))
  }

  package func text(_ text: String) -> FreeText { FreeText(text, salt: newSalt()) }
}
