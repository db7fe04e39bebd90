/// What one part of a split asks for, and when it goes.
package struct Part: Hashable, Sendable {
  package enum Extent: Hashable, Sendable {
    case fixed(Int)
    /// At least the first, growing with what is left over up to the second.
    case between(Int, Int)
    /// A share of the whole in percent, never less than the second.
    case percent(Int, atLeast: Int)
    /// All that is left over, never less than this.
    case fill(atLeast: Int)
  }

  package var extent: Extent
  /// The smaller, the sooner it is left out where room is short; `nil` is never left out.
  package var dropOrder: Int?

  package init(_ extent: Extent, dropOrder: Int? = nil) {
    self.extent = extent
    self.dropOrder = dropOrder
  }

  package static func fixed(_ length: Int, drop: Int? = nil) -> Part {
    Part(.fixed(length), dropOrder: drop)
  }

  package static func fill(atLeast length: Int = 1, drop: Int? = nil) -> Part {
    Part(.fill(atLeast: length), dropOrder: drop)
  }

  /// The least it can live with.
  package var minimum: Int {
    switch extent {
    case .fixed(let length), .between(let length, _), .percent(_, let length), .fill(let length):
      max(0, length)
    }
  }

  /// What it grows to in a whole of this length.
  func limit(of whole: Int) -> Int {
    switch extent {
    case .fixed(let length): length
    case .between(let least, let most): max(least, most)
    case .percent(let share, let least): max(least, whole * share / 100)
    case .fill: .max
    }
  }
}

/// Divides a length among parts that ask for different things.
package enum Split {
  /// The length of each part, `nil` for one left out; the sum with gaps is at most `whole`.
  ///
  /// Too small for all: parts are left out by their order; still too small: later ones are cut.
  package static func lengths(of parts: [Part], in whole: Int, gap: Int = 0) -> [Int?] {
    let kept = remaining(of: parts, in: whole, gap: gap)
    var lengths: [Int?] = parts.map { _ in nil }
    var left = max(0, whole)
    for index in kept {
      let spacing = index == kept.first ? 0 : gap
      lengths[index] = min(parts[index].minimum, max(0, left - spacing))
      left -= min(left, spacing + parts[index].minimum)
    }
    // Shares of the whole come first, else a neighbour that fills would eat into them.
    let shares = kept.filter { if case .percent = parts[$0].extent { true } else { false } }
    left = grow(&lengths, parts, shares, by: left, whole: whole)
    _ = grow(&lengths, parts, kept, by: left, whole: whole)
    return lengths
  }

  /// The parts as rectangles below each other.
  package static func rows(of parts: [Part], in rect: Rect) -> [Rect?] {
    var row = rect.row
    return lengths(of: parts, in: rect.height).map { height in
      guard let height else { return nil }
      defer { row += height }
      return Rect(row: row, column: rect.column, width: rect.width, height: height)
    }
  }

  /// The parts as rectangles beside each other, `gap` columns apart.
  package static func columns(of parts: [Part], in rect: Rect, gap: Int = 0) -> [Rect?] {
    var column = rect.column
    return lengths(of: parts, in: rect.width, gap: gap).map { width in
      guard let width else { return nil }
      defer { column += width + gap }
      return Rect(row: rect.row, column: column, width: width, height: rect.height)
        .intersection(rect)
    }
  }

  /// The parts that stay: least order first goes until the minimum lengths fit.
  static func remaining(of parts: [Part], in whole: Int, gap: Int) -> [Int] {
    var kept = Array(parts.indices)
    while needed(kept.map { parts[$0].minimum }, gap: gap) > whole {
      let droppable = kept.filter { parts[$0].dropOrder != nil }
      let first = droppable.min { left, right in
        (parts[left].dropOrder ?? 0, -left) < (parts[right].dropOrder ?? 0, -right)
      }
      guard let first else { break }
      kept.removeAll { $0 == first }
    }
    return kept
  }

  private static func needed(_ lengths: [Int], gap: Int) -> Int {
    lengths.reduce(0, +) + gap * max(0, lengths.count - 1)
  }

  /// Hands out what is left in equal steps to those that may still grow; returns what nobody took.
  private static func grow(
    _ lengths: inout [Int?],
    _ parts: [Part],
    _ growing: [Int],
    by left: Int,
    whole: Int
  ) -> Int {
    var left = left
    while left > 0 {
      let open = growing.filter { (lengths[$0] ?? 0) < parts[$0].limit(of: whole) }
      guard !open.isEmpty else { break }
      let share = max(1, left / open.count)
      for index in open where left > 0 {
        let length = lengths[index] ?? 0
        let step = min(share, left, parts[index].limit(of: whole) - length)
        lengths[index] = length + step
        left -= step
      }
    }
    return left
  }
}
