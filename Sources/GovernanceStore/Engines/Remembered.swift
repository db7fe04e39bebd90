import Synchronization

/// What was last made of a text: read in every transaction and seldom changed, it is decoded once.
///
/// INVARIANT: the value follows from the text alone, so it can never be out of date.
final class Remembered<Value: Sendable>: Sendable {
  private let last = Mutex<(text: String, value: Value)?>(nil)

  /// The value of a text, made if the last one was of another text.
  func value(
    of text: String,
    _ make: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let known = last.withLock { last in last.flatMap { $0.text == text ? $0.value : nil } }
    if let known { return known }
    let value = try make()
    last.withLock { $0 = (text, value) }
    return value
  }
}
