/// One load that is asked for again and again, by everybody who commits.
///
/// A new order of a kind cancels the one underway; were it given at each commit, a busy store would
/// never be heard out. So the same question waits for its answer and is then asked once more.
package struct Asking: Equatable, Sendable {
  private(set) var underway: Dashboard.Effect?
  private var isWantedAgain = false

  package init() {}

  /// The order to give now, if any.
  mutating func want(_ effect: Dashboard.Effect) -> [Dashboard.Effect] {
    guard underway != effect else {
      isWantedAgain = true
      return []
    }
    underway = effect
    isWantedAgain = false
    return [effect]
  }

  /// The answer is here, or none will come; what was wanted meanwhile is asked for now.
  mutating func settle(_ effect: Dashboard.Effect) -> [Dashboard.Effect] {
    guard underway == effect else { return [] }
    underway = nil
    return isWantedAgain ? want(effect) : []
  }

  mutating func giveUp() {
    underway = nil
    isWantedAgain = false
  }
}
