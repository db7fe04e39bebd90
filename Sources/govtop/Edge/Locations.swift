import Foundation

/// Where things lie on the host, after the XDG rules.
enum Locations {
  /// `$GOVTOP_DB`, else `governance.db` in the data folder.
  static var database: String {
    SystemFacts.environment("GOVTOP_DB") ?? folder("XDG_DATA_HOME", ".local/share")
      + "/governance.db"
  }

  static var demoDatabase: String { folder("XDG_DATA_HOME", ".local/share") + "/demo.db" }
  static var configuration: String { folder("XDG_CONFIG_HOME", ".config") }
  static var state: String { folder("XDG_STATE_HOME", ".local/state") }

  /// Makes the folder that a file is to lie in, for its owner alone.
  static func makeFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    try FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
  }

  private static func folder(_ variable: String, _ fallback: String) -> String {
    let home = SystemFacts.environment("HOME") ?? "/"
    let base = SystemFacts.environment(variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (base ?? "\(home)/\(fallback)") + "/govtop"
  }
}
