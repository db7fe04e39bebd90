import Documents
import Foundation
import IdentityPolicy
import TerminalUI

/// Themes by name: the operator's folder, the install prefix, then the ones inside the program.
enum ThemeFiles {
  /// A theme, and why the wanted one could not be had.
  struct Found {
    let theme: Theme
    let problem: String?
  }

  static func theme(named name: String?) -> Found {
    guard let name, name != Theme.terminal.name else {
      return Found(theme: .terminal, problem: nil)
    }
    for folder in folders {
      let path = "\(folder)/\(name).yaml"
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      do {
        return Found(theme: try read(Array(data), named: name), problem: nil)
      } catch {
        return Found(
          theme: Theme.builtIn(named: name) ?? .terminal,
          problem: "\(path): \(Failure.words(of: error))"
        )
      }
    }
    if let theme = Theme.builtIn(named: name) { return Found(theme: theme, problem: nil) }
    let known = Theme.builtIn.map(\.name).joined(separator: " ")
    return Found(theme: .terminal, problem: "there is no theme `\(name)`: \(known)")
  }

  private static var folders: [String] {
    let program = CommandLine.arguments.first.map { URL(fileURLWithPath: $0) }
    let prefix = program?.resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return ["\(Locations.configuration)/themes"]
      + (prefix.map { ["\($0)/share/govtop/Themes"] } ?? [])
  }

  private static func read(_ bytes: [UInt8], named name: String) throws -> Theme {
    var entries: [(path: String, value: String, line: Int)] = []
    for document in try Document.documents(yaml: bytes) {
      collect(document, at: [], into: &entries)
    }
    return try Theme(name: name, entries: entries)
  }

  private static func scalar(_ document: Document) -> String {
    switch document.value {
    case .string(let text), .number(let text): text
    case .boolean(let flag): flag ? "true" : "false"
    case .null, .array, .object: ""
    }
  }

  private static func collect(
    _ document: Document,
    at path: [String],
    into entries: inout [(path: String, value: String, line: Int)]
  ) {
    guard case .object(let members) = document.value else {
      entries.append((path.joined(separator: "."), scalar(document), document.position.line))
      return
    }
    for member in members { collect(member.value, at: path + [member.key], into: &entries) }
  }
}
