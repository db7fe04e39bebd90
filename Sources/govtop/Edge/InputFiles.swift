import Foundation
import Governance

/// The files of an import, read and unpacked; a folder stands for what lies in it.
enum InputFiles {
  /// Larger input than this is refused: no export that is handled in one piece comes near.
  static let limit = 2_000_000_000

  static func read(_ paths: [String]) throws -> [SourceFile] {
    try paths.flatMap { path in
      path == "-" ? [try standardInput()] : try files(at: path)
    }
  }

  private static func standardInput() throws -> SourceFile {
    let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
    return SourceFile(name: "standard input", bytes: try unpacked(bytes, name: "standard input"))
  }

  private static func files(at path: String) throws -> [SourceFile] {
    try paths([path], endings: ["json", "yaml", "yml", "csv", "gz"]).map { try file(at: $0) }
  }

  /// The files themselves, where a folder stands for what lies in it under one of some endings.
  static func paths(_ paths: [String], endings: [String]) throws -> [String] {
    try paths.flatMap { path in
      guard path != "-" else { return [path] }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw InputProblem(file: path, "there is no such file or folder")
      }
      guard isFolder.boolValue else { return [path] }
      let found = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
        .filter { name in endings.contains { name.lowercased().hasSuffix("." + $0) } }
      guard !found.isEmpty else {
        let known = endings.map { ".\($0)" }
        let list = "\(known.dropLast().joined(separator: ", ")) or \(known.last ?? "")"
        throw InputProblem(file: path, "a folder with \(list) files belongs here, found none")
      }
      return found.map { "\(path)/\($0)" }
    }
  }

  static func file(at path: String) throws -> SourceFile {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let size = attributes?[.size] as? Int, size > limit {
      throw InputProblem(
        file: path,
        "it has \(size) bytes, more than \(limit) are not read in one piece"
      )
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputProblem(file: path, "it cannot be read; check its permissions")
    }
    return SourceFile(name: path, bytes: try unpacked(Array(data), name: path))
  }

  /// `.gz` is told by its first bytes, whatever its name.
  static func unpacked(_ bytes: [UInt8], name: String) throws -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    return try Gunzip.unpack(bytes, name: name, limit: limit)
  }
}
