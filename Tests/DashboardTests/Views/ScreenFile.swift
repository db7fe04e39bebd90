import Foundation
import Testing
import TerminalUI

/// A screen as plain text beside the tests: rows in bars, then one letter a cell for how it looks.
///
/// `RECORD_SCREENS=1` rewrites the files and still fails, so that nobody records by accident.
struct ScreenFile {
  let name: String

  static func expect(
    _ canvas: Canvas,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = ScreenFile(name: name)
    let now = text(of: canvas)
    let before = file.read()
    if before == now { return }
    if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
      file.write(now)
      Issue.record("recorded \(name), look at it", sourceLocation: sourceLocation)
    } else {
      Issue.record(
        "\(name) is drawn otherwise:\n\(before ?? "(no such file)")\n---\n\(now)",
        sourceLocation: sourceLocation
      )
    }
  }

  private var url: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Screens/\(name).txt")
  }

  private func read() -> String? { try? String(contentsOf: url, encoding: .utf8) }

  private func write(_ text: String) { try? text.write(to: url, atomically: true, encoding: .utf8) }

  static func text(of canvas: Canvas) -> String {
    var lines = ["\(canvas.size.width)x\(canvas.size.height)"]
    lines += rows(of: canvas).map { "|\($0)|" }
    let styles = (0..<canvas.size.height).compactMap { row -> String? in
      let letters = (0..<canvas.size.width).map { letter(canvas[row, $0]?.style ?? .plain) }
        .joined()
      guard letters.contains(where: { $0 != "." }) else { return nil }
      return "\(row < 10 ? " " : "")\(row) \(letters)"
    }
    return (lines + ["styles"] + styles).joined(separator: "\n") + "\n"
  }

  static func rows(of canvas: Canvas) -> [String] {
    (0..<canvas.size.height).map { row in
      (0..<canvas.size.width).map { canvas[row, $0]?.text ?? "" }.joined()
    }
  }

  /// `S` the bar of the cursor, `R` reversed, `d` dim, else the role; plain text is a dot.
  private static func letter(_ style: Style) -> String {
    if style.ground != nil { return "S" }
    if style.attributes.contains(.reverse) { return "R" }
    if style.attributes.contains(.dim) { return "d" }
    switch style.role {
    case .text: return style.attributes.contains(.bold) ? "b" : "."
    case .muted: return "m"
    case .accent: return "A"
    case .ok: return "O"
    case .warn: return "W"
    case .danger: return "D"
    case .info: return "I"
    case .selection: return "S"
    case .border: return "-"
    case .title: return "T"
    default: return "C"
    }
  }
}
