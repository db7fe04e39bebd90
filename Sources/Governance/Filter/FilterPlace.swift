/// A stretch of a filter's text, to be underlined: counted in Unicode scalars from its start.
public struct FilterPlace: Hashable, Sendable {
  /// The first scalar of the stretch.
  public let start: Int
  /// The scalar after the last one.
  public let end: Int

  /// A filter that was built, not typed, stands nowhere.
  public static let nowhere = FilterPlace(0, 0)

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// What stands before, in and after this place of `text`.
  public func parts(of text: String) -> (before: String, marked: String, after: String) {
    let scalars = Array(text.unicodeScalars)
    let from = min(start, scalars.count)
    let to = min(end, scalars.count)
    return (
      String(scalars: scalars[..<from]), String(scalars: scalars[from..<to]),
      String(scalars: scalars[to...])
    )
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
