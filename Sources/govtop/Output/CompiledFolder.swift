import Documents
import Foundation
import Governance
import IdentityPolicy

/// Compiled policies as a folder: one a workload, and an index with the digest of every file.
struct CompiledFolder {
  /// By its name, a folder is known to be ours and may be replaced.
  static let index = "compiled.json"

  /// Text by path below the folder.
  let files: [(path: String, text: String)]

  init(_ compiled: [CompiledIntent], environment: IntentEnvironment) {
    let own = compiled.flatMap { one in
      one.files.map { (path: "\(one.intent.name)/\($0.name)", text: $0.text) }
    }
    let digests = own.map { ($0.path, JSONText.string(Digest.sha256(of: $0.text).hex)) }
    let index = JSONText.object([
      ("environment", .string(environment.rawValue)),
      ("workloads", .strings(compiled.map(\.intent.name))), ("sha256", .object(digests)),
    ])
    files = own + [(path: Self.index, text: index.text + "\n")]
  }

  /// Paths whose content there is another, is missing, or should not be.
  func differences(from folder: String) throws -> [String] {
    let there = Set((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [])
    let present = there.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }
    let changed = files.filter { file in
      FileManager.default.contents(atPath: "\(folder)/\(file.path)") != Data(file.text.utf8)
    }
    return Set(changed.map(\.path)).union(present.subtracting(files.map(\.path))).sorted()
  }

  /// Writes beside the folder first and moves then: a reader sees the old content or the new.
  func write(to folder: String) throws {
    let manager = FileManager.default
    let isThere = manager.fileExists(atPath: folder)
    if isThere { try requireOurs(folder) }
    let target = URL(fileURLWithPath: folder)
    let draft = target.deletingLastPathComponent()
      .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    do {
      for file in files {
        let place = draft.appendingPathComponent(file.path)
        try manager.createDirectory(
          at: place.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(file.text.utf8).write(to: place)
      }
      guard isThere else { return try manager.moveItem(at: draft, to: target) }
      let former = draft.appendingPathExtension("former")
      try manager.moveItem(at: target, to: former)
      do {
        try manager.moveItem(at: draft, to: target)
      } catch {
        try? manager.moveItem(at: former, to: target)
        throw error
      }
      try manager.removeItem(at: former)
    } catch {
      try? manager.removeItem(at: draft)
      throw error
    }
  }

  /// Refuses to replace what somebody else put there.
  private func requireOurs(_ folder: String) throws {
    let content = try FileManager.default.contentsOfDirectory(atPath: folder)
    guard content.isEmpty || content.contains(Self.index) else {
      throw InputProblem(
        file: folder,
        "it holds other files and no \(Self.index): name a folder of its own"
      )
    }
  }
}
