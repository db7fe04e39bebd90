import Foundation
import Governance

/// Unpacks gzip with the system's own program; its output is limited, so a bomb ends early.
enum Gunzip {
  static func unpack(_ bytes: [UInt8], name: String, limit: Int) throws -> [UInt8] {
    let packed = FileManager.default.temporaryDirectory
      .appendingPathComponent("govtop-\(UUID().uuidString).gz")
    defer { try? FileManager.default.removeItem(at: packed) }
    // Account data: for its owner alone, from its first byte on.
    guard
      FileManager.default.createFile(
        atPath: packed.path,
        contents: Data(bytes),
        attributes: [.posixPermissions: 0o600]
      )
    else { throw InputProblem(file: name, "there is no room to unpack it in \(packed.path)") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", packed.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var unpacked: [UInt8] = []
    while let chunk = try output.fileHandleForReading.read(upToCount: 1 << 20), !chunk.isEmpty {
      unpacked += chunk
      guard unpacked.count <= limit else {
        process.terminate()
        throw InputProblem(file: name, "unpacked it has more than \(limit) bytes")
      }
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw InputProblem(file: name, "it begins like gzip and does not unpack; it may be cut short")
    }
    return unpacked
  }
}
