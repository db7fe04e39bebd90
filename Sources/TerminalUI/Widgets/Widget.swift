/// A value that draws itself into a part of a canvas; drawing never fails and never assumes a size.
package protocol Widget: Sendable {
  /// Draws inside `rect` only, whatever its size.
  func draw(on canvas: inout Canvas, in rect: Rect)
}
