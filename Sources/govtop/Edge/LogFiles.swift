import Connectors
import Documents
import Foundation
import Governance
import GovernanceStore

/// The files of a log, read piece by piece, one after the other; packed ones are unpacked on the way.
actor LogFiles: LogRecords {
  /// Records that are handed over at once.
  private static let records = 1_000

  private let log: any EventLog
  private var paths: ArraySlice<String>
  private var current: (reader: EventLogReader, pieces: FilePieces)?
  private var digest = DigestBuilder()
  private var bytes = 0

  init(_ paths: [String], read log: any EventLog) throws {
    self.log = log
    self.paths = try InputFiles.paths(paths, endings: Self.endings)[...]
  }

  private static let endings = ["json", "ndjson", "jsonl", "log", "gz"]

  func next() throws -> [LoggedEvent] {
    while true {
      if current == nil {
        guard let path = paths.popFirst() else { return [] }
        let name = path == "-" ? "standard input" : path
        current = (EventLogReader(log, file: name), try FilePieces(path, name: name))
      }
      guard var (reader, pieces) = current else { return [] }
      let events = try reader.next(Self.records)
      if !events.isEmpty {
        current = (reader, pieces)
        return events
      }
      if pieces.isAtEnd {
        current = nil
        continue
      }
      // One owner at a time: a copy would copy the bytes that wait.
      current = nil
      if let piece = try pieces.next() {
        digest.update(piece)
        bytes += piece.count
        reader.feed(piece)
      } else {
        reader.close()
      }
      current = (reader, pieces)
    }
  }

  func total() -> (digest: Digest, bytes: Int) { (digest.finalize(), bytes) }
}

/// The bytes of one file in pieces.
struct FilePieces {
  private static let size = 1 << 20

  private let handle: FileHandle
  private let unpacking: Process?
  private let name: String
  private var first: [UInt8]?
  private(set) var isAtEnd = false

  init(_ path: String, name: String) throws {
    self.name = name
    guard let file = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
      throw InputProblem(file: name, "it cannot be read; check its name and permissions")
    }
    let start = path == "-" ? [] : Array(try file.read(upToCount: 2) ?? Data())
    guard start == [0x1F, 0x8B] else {
      (handle, unpacking, first) = (file, nil, start)
      return
    }
    try file.seek(toOffset: 0)
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc"]
    process.standardInput = file
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    (handle, unpacking, first) = (output.fileHandleForReading, process, nil)
  }

  /// The next piece; `nil` once, at the end.
  mutating func next() throws -> [UInt8]? {
    if let first, !first.isEmpty {
      self.first = nil
      return first
    }
    guard let piece = try handle.read(upToCount: Self.size), !piece.isEmpty else {
      isAtEnd = true
      try finish()
      return nil
    }
    return Array(piece)
  }

  private func finish() throws {
    unpacking?.waitUntilExit()
    guard let unpacking, unpacking.terminationStatus != 0 else { return }
    throw InputProblem(file: name, "it begins like gzip and does not unpack; it may be cut short")
  }
}
