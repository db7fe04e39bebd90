import Foundation
import Glibc

/// What was piped in.
enum StandardInput {
  static var isTerminal: Bool { isatty(0) == 1 }

  static func text() -> String {
    String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Ids, one a line; a head `id` and quotes of a CSV are skipped.
  static func ids() -> [String] {
    text().split(whereSeparator: \.isNewline).map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\""))
    }.filter { !$0.isEmpty && $0 != "id" }
  }

  /// Asks on the terminal and takes the answer; only `yes` is yes.
  static func confirms(_ question: String) -> Bool {
    FileHandle.standardError.write(Data((question + " ").utf8))
    return readLine(strippingNewline: true)?.lowercased() == "yes"
  }
}
