import TerminalUI

/// Reads the mouse's reports and tells a double click from two clicks.
struct ClickCounter {
  /// A button or wheel and its place, before clicks are counted.
  struct Report: Equatable {
    var button: Int
    var position: Position
    var isPress: Bool
  }

  private static let doubleClickDelay: Int64 = 400
  private var last: (position: Position, at: Int64)?

  /// Reads `<button;column;row` and `M` (pressed) or `m`; `nil` when the bytes are something else.
  static func report(_ bytes: [UInt8]) -> Report? {
    guard bytes.first == UInt8(ascii: "<"), let final = bytes.last,
      final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
    else { return nil }
    let numbers = bytes.dropFirst().dropLast()
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    return Report(
      button: numbers[0],
      position: Position(row: numbers[2] - 1, column: numbers[1] - 1),
      isPress: final == UInt8(ascii: "M")
    )
  }

  /// Reads the three bytes of the oldest encoding: each is a number and 32.
  static func oldReport(_ bytes: [UInt8]) -> Report {
    let numbers = bytes.map { max(0, Int($0) - 32) }
    return Report(
      button: numbers[0],
      position: Position(row: max(0, numbers[2] - 1), column: max(0, numbers[1] - 1)),
      isPress: numbers[0] & 3 != 3
    )
  }

  /// What the report means; `nil` for releases, movements and the other buttons.
  mutating func count(_ report: Report, at now: Int64) -> Mouse? {
    // 4, 8 and 16 are Shift, Alt and Ctrl.
    switch report.button & ~0b11100 {
    case 64 where report.isPress: return Mouse(.wheelUp, at: report.position)
    case 65 where report.isPress: return Mouse(.wheelDown, at: report.position)
    case 0 where report.isPress:
      if let last, last.position == report.position, now - last.at <= Self.doubleClickDelay {
        self.last = nil
        return Mouse(.doubleClick, at: report.position)
      }
      last = (report.position, now)
      return Mouse(.click, at: report.position)
    default: return nil
    }
  }
}
