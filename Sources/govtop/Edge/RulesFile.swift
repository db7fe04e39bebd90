import Documents
import Foundation
import Governance
import IdentityPolicy

/// Rules as a file gives them; what is wrong in it is told with line and column.
enum RulesFile {
  /// The rules that would be in force: what the file says over the rules that ship.
  static func read(_ path: String) throws -> Rules {
    let (document, name) = try loaded(path)
    return try rules(document, name)
  }

  /// The same, and the sections that the file itself names.
  static func readNaming(_ path: String) throws -> (rules: Rules, sections: Set<String>) {
    let (document, name) = try loaded(path)
    let rules = try rules(document, name)
    guard case .object(let fields)? = try? document.ledgerValue() else { return (rules, []) }
    return (rules, Set(fields.keys))
  }

  private static func loaded(_ path: String) throws -> (Document, String) {
    let bytes: [UInt8]
    let name = path == "-" ? "standard input" : path
    if path == "-" {
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
    } else {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw InputProblem(file: path, "there is no such file, or it cannot be read")
      }
      bytes = Array(data)
    }
    do {
      let documents = try Document.documents(yaml: bytes)
      guard let document = documents.first, documents.count == 1 else {
        throw InputProblem(
          file: name,
          "one document with rules belongs here, found \(documents.count)"
        )
      }
      return (document, name)
    } catch let error as JSONError {
      throw InputProblem(
        file: name,
        place: "line \(error.line), column \(error.column)",
        "here belongs \(error.expected), found \(error.found)"
      )
    }
  }

  private static func rules(_ document: Document, _ name: String) throws -> Rules {
    do {
      return try Rules(overlay: try document.ledgerValue())
    } catch let error as FractionError {
      throw InputProblem(
        file: name,
        place: error.position.inWords,
        "whole numbers and texts belong here, found `\(error.found)`"
      )
    } catch let problem as RulesProblem {
      throw InputProblem(
        file: name,
        place: problem.place(in: document).inWords,
        problem.path.isEmpty ? problem.message : "\(problem.path): \(problem.message)"
      )
    }
  }
}

extension Position {
  fileprivate var inWords: String { "line \(line), column \(column)" }
}
