import Foundation

/// A file of `Themes/`, read line by line: two levels of keys, values plain or in double quotes.
struct ThemeFile {
  let name: String
  let entries: [(path: String, value: String, line: Int)]

  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Themes")
      .resolvingSymlinksInPath()
  }

  static func all() throws -> [ThemeFile] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "yaml" }
      .map { try ThemeFile(at: $0) }
  }

  init(at url: URL) throws {
    name = url.deletingPathExtension().lastPathComponent
    var section = ""
    var entries: [(path: String, value: String, line: Int)] = []
    let lines = try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    for (offset, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let key = line.prefix { $0 != ":" }.drop { $0 == " " }
      let value = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
        .trimmingCharacters(in: ["\""])
      if value.isEmpty {
        section = key + "."
      } else {
        let path = line.hasPrefix(" ") ? section + key : String(key)
        entries.append((path, value, offset + 1))
      }
    }
    self.entries = entries
  }
}
