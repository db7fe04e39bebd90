import Documents
import Foundation
import Glibc
import Governance
import IdentityPolicy

/// The file that says which commands of this host do at targets what was decided.
enum TargetFile {
  static var standard: String { "\(Locations.configuration)/enforce.yaml" }

  /// The commands of the file named, else of the usual one, else none.
  ///
  /// Whoever may write the file decides what runs: one that others may write is refused.
  static func commands(_ named: String?) throws -> TargetCommands {
    let path = named ?? standard
    guard named != nil || FileManager.default.fileExists(atPath: path) else {
      return TargetCommands()
    }
    try requireOwn(path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputProblem(file: path, "there is no such file, or it cannot be read")
    }
    do {
      let documents = try Document.documents(yaml: Array(data))
      guard let document = documents.first, documents.count == 1 else {
        throw InputProblem(
          file: path,
          "one document with `targets` belongs here, found \(documents.count)"
        )
      }
      return try TargetCommands(document)
    } catch let error as JSONError {
      throw InputProblem(
        file: path,
        place: "line \(error.line), column \(error.column)",
        "here belongs \(error.expected), found \(error.found)"
      )
    }
  }

  private static func requireOwn(_ path: String) throws {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved),
      let mode = attributes[.posixPermissions] as? Int,
      let owner = attributes[.ownerAccountID] as? Int
    else { throw InputProblem(file: path, "there is no such file, or it cannot be read") }
    guard mode & 0o022 == 0, owner == 0 || owner == Int(geteuid()) else {
      throw InputProblem(
        file: path,
        "others than its reader may write it, and with it say what runs; chmod go-w, and own it"
      )
    }
  }
}
