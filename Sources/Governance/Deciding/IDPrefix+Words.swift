extension IDPrefix {
  /// The prefix of an id, in any case; `nil` where it has none of a governed record.
  package init?(of id: String) {
    guard let dash = id.firstIndex(of: "-") else { return nil }
    self.init(rawValue: id[..<dash].uppercased())
  }

  /// What a record with this prefix is, as it is said to people.
  package var noun: String {
    switch self {
    case .person: "person"
    case .link: "link"
    case .delegation: "delegation"
    case .request: "request"
    case .grant: "grant"
    case .snapshot: "snapshot"
    case .artifact: "artifact"
    case .entitlement: "entitlement"
    case .drift: "drift finding"
    case .compliance: "compliance finding"
    case .workload: "workload identity"
    case .exception: "exception"
    case .breakGlass: "break-glass"
    case .backlog: "backlog item"
    case .campaign: "campaign"
    case .item: "review item"
    case .package: "model package"
    case .ticket: "change"
    case .bundle: "policy bundle"
    case .drill: "drill"
    case .quarantine: "quarantine"
    }
  }

  /// The list that shows such records; `nil` where none does.
  package var list: String? {
    switch self {
    case .person: "persons"
    case .request: "requests"
    case .grant: "grants"
    case .snapshot: "snapshots"
    case .artifact: "artifacts"
    case .drift: "drift"
    case .compliance: "findings"
    case .workload: "workloads"
    case .exception, .breakGlass: "exceptions"
    case .backlog: "backlog"
    case .campaign: "campaigns"
    case .item: "items"
    case .package: "packages"
    case .ticket: "changes"
    case .bundle: "bundles"
    case .drill: "drills"
    case .link, .delegation, .entitlement, .quarantine: nil
    }
  }

  /// The kind of record; `nil` where a prefix stands for something that has no record of its own.
  package var kind: Record.Kind? {
    switch self {
    case .person: .person
    case .link: .link
    case .delegation: .delegation
    case .request: .request
    case .grant: .grant
    case .snapshot: .snapshot
    case .artifact: .artifact
    case .entitlement: nil
    case .drift: .drift
    case .compliance: .finding
    case .workload: .workload
    case .exception: .exception
    case .breakGlass: .breakGlass
    case .backlog: .backlog
    case .campaign: .campaign
    case .item: .item
    case .package: .package
    case .ticket: .ticket
    case .bundle: .bundle
    case .drill: .drill
    case .quarantine: .quarantine
    }
  }
}
