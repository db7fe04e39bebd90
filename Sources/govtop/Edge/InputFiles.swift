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
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputProblem(file: path, "there is no such file or folder")
    }
    guard isFolder.boolValue else { return [try file(at: path)] }
    let found = try FileManager.default.subpathsOfDirectory(atPath: path).sorted().filter { name in
      ["json", "yaml", "yml", "csv", "gz"].contains { name.lowercased().hasSuffix("." + $0) }
    }
    guard !found.isEmpty else {
      throw InputProblem(
        file: path,
        "a folder with .json, .yaml, .csv or .gz files belongs here, found none"
      )
    }
    return try found.map { try file(at: "\(path)/\($0)") }
  }

  private static func file(at path: String) throws -> SourceFile {
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
  private static func unpacked(_ bytes: [UInt8], name: String) throws -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    return try Gunzip.unpack(bytes, name: name, limit: limit)
  }
}
