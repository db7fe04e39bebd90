import Foundation
import Governance
import Glibc

/// What only the operating system can tell: who, where, when, and random bytes.
enum SystemFacts {
  static func now() -> Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
  }

  /// The name of the effective user, as the kernel and the password database tell it; never `$USER`.
  static var userName: String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    let result = getpwuid_r(geteuid(), &entry, &buffer, buffer.count, &found)
    guard result == 0, found != nil, let name = entry.pw_name else { return "uid \(geteuid())" }
    return String(cString: name)
  }

  static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
    return buffer.withUnsafeBufferPointer { pointer in
      pointer.baseAddress.map { String(cString: $0) } ?? "unknown"
    }
  }

  static var terminalName: String? {
    guard isatty(0) == 1, let name = ttyname(0) else { return nil }
    let path = String(cString: name)
    return path.hasPrefix("/dev/") ? String(path.dropFirst(5)) : path
  }

  /// The address that an SSH client came from.
  static var clientAddress: String? {
    environment("SSH_CONNECTION")?.split(separator: " ").first.map(String.init)
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Seconds east of UTC in a named zone at a moment; `nil` for a zone that is not known.
  static func zoneOffset(_ name: String, _ instant: Instant) -> Int? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    return zone.secondsFromGMT(for: Date(instant))
  }

  static func origin(_ channel: Origin.Channel) -> Origin {
    Origin(
      channel: channel,
      osUser: userName,
      host: hostName,
      terminal: terminalName,
      clientAddress: clientAddress
    )
  }
}

extension Date {
  init(_ instant: Instant) {
    self.init(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
  }
}
