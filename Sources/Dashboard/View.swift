package import TerminalUI

extension Dashboard {
  /// Draws the whole screen; what does not fit is left out in a declared order.
  package static func view(_ state: State, on canvas: inout Canvas) {}

  /// The screen at a size, for `govtop snapshot`, `:save-display` and tests.
  package static func render(_ state: State, size: Size) -> Canvas {
    var state = state
    state.size = size
    var canvas = Canvas(size: size)
    view(state, on: &canvas)
    return canvas
  }
}
