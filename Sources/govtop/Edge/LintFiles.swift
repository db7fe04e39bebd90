import Foundation
import IdentityPolicy

/// The files that a linter is given, one after another; what cannot be read does not stop the others.
struct LintFiles {
  private static let endings = ["json", "yaml", "yml", "template", "gz"]

  private(set) var paths: [String] = []
  private(set) var problems: [LintRun.Problem] = []
  /// The real paths of the folders that are open, so that a link that leads back is seen.
  private var open: Set<String> = []

  init(_ paths: [String]) {
    for path in paths { path == "-" ? self.paths.append(path) : visit(path, isNamed: true) }
  }

  private mutating func visit(_ path: String, isNamed: Bool) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      fault(
        path,
        isNamed ? "there is no such file or folder" : "the link leads nowhere, or in a circle"
      )
      return
    }
    guard isFolder.boolValue else {
      paths.append(path)
      return
    }
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard open.insert(real).inserted else {
      fault(path, "the link leads back to a folder that it lies in; it is not followed")
      return
    }
    visitFolder(path)
    open.remove(real)
  }

  private mutating func visitFolder(_ path: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      fault(path, "the folder cannot be read; check its permissions")
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let inner = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder)
      let isWanted = LintFiles.endings.contains { name.lowercased().hasSuffix(".\($0)") }
      if isFolder.boolValue || isWanted || (!isThere && isWanted) {
        visit(inner, isNamed: false)
      }
    }
  }

  private mutating func fault(_ path: String, _ message: String) {
    problems.append(LintRun.Problem(file: path, message: message))
  }
}
