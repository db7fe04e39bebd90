/// A pattern for actions, such as `s3:Get*`, taken apart.
struct ActionPattern: Hashable, Sendable {
  let text: String
  private let service: Glob
  private let action: Glob
  /// The service in lower case, if the pattern names one.
  let serviceName: String?
  /// The action part in lower case; the whole pattern where it has no colon.
  let actionText: String

  init(_ text: String) {
    self.text = text
    let parts = text.lowercased().split(separator: ":", maxSplits: 1)
    let isWhole = parts.count < 2
    let service = isWhole ? (Glob(text).isEverything ? "*" : "") : String(parts[0])
    actionText = isWhole ? text.lowercased() : String(parts[1])
    self.service = Glob(service)
    action = Glob(actionText)
    serviceName = self.service.isLiteral ? service : nil
  }

  /// Whether it stands for every action of every service: `*`, `*:*`.
  var isEverything: Bool { service.isEverything && action.isEverything }

  /// Whether it stands for every action of a service: `s3:*`, `s3:**`, `s3:?*`.
  var isWholeService: Bool { !isEverything && action.isEverything }

  var isLiteral: Bool { serviceName != nil && action.isLiteral }

  /// The services it reaches, as far as they are known.
  var services: [AWSActions.Service] {
    guard let serviceName else {
      return AWSActions.services.values.filter { service.matches($0.name) }
    }
    return AWSActions.services[serviceName].map { [$0] } ?? []
  }

  /// The places in `service.actions` of what it stands for.
  func indices(in service: AWSActions.Service) -> [Int] {
    if action.isEverything { return Array(service.actions.indices) }
    if action.isLiteral { return service.index(of: actionText).map { [$0] } ?? [] }
    return service.actions.indices.filter { action.matches(service.actions[$0]) }
  }

  func matches(service name: String, action text: String) -> Bool {
    service.matches(name) && action.matches(text)
  }

  func matches(_ name: ActionName) -> Bool {
    service.matches(name.service) && action.matches(name.action)
  }

  /// Whether all it stands for is known to have no resource-level permission.
  var hasNoResourceLevel: Bool {
    let services = services
    guard !services.isEmpty else { return false }
    return services.allSatisfy { service in
      let indices = indices(in: service)
      return !indices.isEmpty && indices.allSatisfy { $0 >= service.firstWithoutResource }
    }
  }
}
