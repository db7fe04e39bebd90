import Documents
import Governance

/// The name of the directory that a SCIM file is from.
enum SCIMTenant {
  /// The host of the first `location`; `nil` where none is a URL.
  static func name(in file: SourceFile) throws(InputProblem) -> String? {
    do {
      var reader = try JSONReader(file.bytes)
      var isLocation = false
      while true {
        switch try reader.next() {
        case .key(let key): isLocation = key == "location"
        case .string(let text) where isLocation:
          if let host = host(of: text) { return host }
        case .end: return nil
        default: break
        }
      }
    } catch {
      throw file.broken(error)
    }
  }

  private static func host(of url: String) -> String? {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].hasSuffix(":"), parts[1].isEmpty else { return nil }
    let host = parts[2].prefix { $0 != "/" && $0 != "?" }.lowercased()
    return host.isEmpty || host.utf8.count > 253 ? nil : host
  }
}
