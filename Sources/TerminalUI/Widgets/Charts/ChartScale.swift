/// The heights of a chart: from a round number below all values to one above them, in round steps.
struct ChartScale: Hashable {
  let low: Double
  let high: Double
  let step: Double

  /// `ticks` is how many heights have room for a number.
  init(_ values: [Double], base: Double?, ticks: Int) {
    let known = values.filter(\.isFinite)
    let least = min(base ?? .infinity, known.min() ?? 0)
    let most = max(base ?? -.infinity, known.max() ?? 1)
    let span = most > least ? most - least : max(abs(most), 1)
    step = Self.round(span / Double(max(1, ticks - 1)))
    low = (least / step).rounded(.down) * step
    high = max((most / step).rounded(.up) * step, low + step)
  }

  /// The heights that have a number, lowest first.
  var ticks: [Double] {
    let count = Int(((high - low) / step).rounded())
    return (0...max(1, count)).map { low + Double($0) * step }
  }

  /// How high a value stands, 0 at the bottom and 1 at the top.
  func share(of value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

  /// The row of a value in a plot of a height, 0 at the top.
  func row(of value: Double, height: Int) -> Int {
    Int(((1 - share(of: value)) * Double(max(0, height - 1))).rounded())
  }

  /// The next larger of 1, 2, 2.5 and 5 times a power of ten.
  private static func round(_ step: Double) -> Double {
    guard step.isFinite, step > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step { power /= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= step * 0.999_999 } ?? power * 10
  }
}
