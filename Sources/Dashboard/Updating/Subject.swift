package import Governance

/// A record by its id, which says itself what kind it is.
package struct Subject: Hashable, Sendable {
  /// In capitals: `AR-2044`.
  package let id: String
  /// The screen that lists records of its kind.
  package let screen: Dashboard.Screen

  /// Reads an id in any case; `nil` for what is none, and for kinds that no screen shows yet.
  package init?(_ typed: String) {
    let id = typed.uppercased()
    if id.hasPrefix("#"), id.count > 1, id.dropFirst().allSatisfy(\.isASCIIDigit) {
      self.init(id, on: .audit)
      return
    }
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(\.isASCIIDigit),
      let screen = Dashboard.Screen.lists.first(where: { $0.prefixes.contains(String(parts[0])) })
    else { return nil }
    self.init(id, on: screen)
  }

  private init(_ id: String, on screen: Dashboard.Screen) {
    self.id = id
    self.screen = screen
  }

  package static func request(_ id: AccessRequest.ID) -> Subject {
    Subject(id.text, on: .approvals)
  }

  package static func grant(_ id: Grant.ID) -> Subject { Subject(id.text, on: .access) }

  package var load: Dashboard.Effect { .loadDetail(self) }

  /// The filter that leaves it alone in its list.
  package var filter: String { screen == .audit ? "seq:=\(id.dropFirst())" : "id:=" + id }
}

extension Dashboard.Screen {
  /// The first letters of the ids of what it lists.
  fileprivate var prefixes: [String] {
    switch self {
    case .posture, .metrics: []
    case .access: ["GR"]
    case .approvals: ["AR"]
    case .exceptions: ["EX", "BG"]
    case .recertify: ["RC"]
    case .items: ["RI"]
    case .findings: ["DF", "CF"]
    case .registry: ["MP"]
    case .changes: ["CH"]
    case .audit: []
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
