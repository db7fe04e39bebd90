/// Tells whether somebody has committed since the last look; belongs to the one loop that looks.
package protocol Revisions: AnyObject {
  /// Readable as soon as there may be something new; `nil` where nobody tells.
  var fileDescriptor: Int32? { get }
  /// Takes all signs off; whether any was about this database.
  func drain() -> Bool
  /// Has a lost database be looked for at once.
  func hurry()
  /// A number that changes with what is committed.
  func version() throws(StoreError) -> Int
}

/// Signs of a file: its folder is watched, and a connection that is kept says whether it was written.
final class FileRevisions: Revisions {
  private let watch: FolderWatch?
  private let probe: RevisionProbe

  init(path: String) throws(StoreError) {
    // A folder that may not be read, or too many watches on this host: then it is looked more often.
    watch = try? FolderWatch(
      folder: DatabaseFile.folder(of: path),
      name: DatabaseFile.name(of: path)
    )
    probe = try RevisionProbe(path: path)
  }

  var fileDescriptor: Int32? { watch?.fileDescriptor }
  func drain() -> Bool { watch?.drain() ?? false }
  func hurry() {}
  func version() throws(StoreError) -> Int { try probe.version() }
}
