import ArgumentParser
import Foundation
import Governance
import IdentityPolicy

/// Intents as files and folders give them; one that cannot be read stops none of the others.
enum IntentFiles {
  /// Larger files are refused unread: an intent has a few thousand bytes.
  private static let limit = 10_000_000

  static func read(_ paths: [String]) throws -> IntentFolder {
    var folder = IntentFolder()
    for path in try InputFiles.paths(paths, endings: ["yaml", "yml", "json"]) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      if let size = attributes?[.size] as? Int, size > limit {
        folder.addUnreadable(file: path, "it has \(size) bytes, an intent has at most \(limit)")
      } else if let data = FileManager.default.contents(atPath: path) {
        folder.add(Array(data), file: path)
      } else {
        folder.addUnreadable(file: path, "it cannot be read; check its permissions")
      }
    }
    return folder
  }

  /// The intents of files in an environment; what is wrong is told first, and ends it.
  static func resolved(
    _ paths: [String],
    _ environment: IntentEnvironment
  ) throws -> [Intent] {
    let resolved = try read(paths).resolved(for: environment)
    tell(resolved.problems)
    guard !resolved.problems.contains(where: \.isError) else { throw ExitCode(3) }
    guard !resolved.intents.isEmpty else {
      throw InputProblem(
        file: paths.joined(separator: " "),
        "an intent for \(environment.rawValue) belongs here, found none"
      )
    }
    return resolved.intents
  }

  /// Tells each problem on a line of its own.
  static func tell(_ problems: [IntentFolder.Problem]) {
    for problem in problems {
      Failure.note((problem.isError ? "" : "warning: ") + problem.sentence)
    }
  }
}

extension IntentEnvironment: ExpressibleByArgument {}
