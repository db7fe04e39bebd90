/// One thing at one provider that neutral verbs act on.
package struct IntentResource: Hashable, Sendable {
  package var provider: Provider
  package var target: Target

  package enum Target: Hashable, Sendable {
    case objects(ObjectStore)
    case role(name: String, toService: String?)
    /// A secret, key, queue, … under the full name that its provider gives it.
    case named(ResourceKind, String)
  }

  /// The objects of a bucket or container whose names begin with a prefix.
  package struct ObjectStore: Hashable, Sendable {
    /// The bucket, on Azure the container.
    package var bucket: String
    package var prefix: String
    /// The storage account of Azure.
    package var account: String?
    package var subscription: String?
    package var resourceGroup: String?
    /// The project of Google Cloud.
    package var project: String?
  }

  /// The family of verbs that make sense on it.
  package var family: String {
    switch target {
    case .objects: "object"
    case .role: "identity"
    case .named(let kind, _): kind.rawValue
    }
  }

  /// One line for people: `aws objectStore ml-datasets/curated/`.
  package var text: String {
    switch target {
    case .objects(let store):
      "\(provider.rawValue) objectStore "
        + "\(store.account.map { $0 + "/" } ?? "")\(store.bucket)/\(store.prefix)"
    case .role(let name, let service):
      "\(provider.rawValue) role \(name)" + (service.map { " to \($0)" } ?? "")
    case .named(let kind, let name): "\(provider.rawValue) \(kind.rawValue) \(name)"
    }
  }
}

/// What is named by its provider's own full name.
package enum ResourceKind: String, CaseIterable, Sendable {
  case secret, key, queue, table, registry, model, job, log
}

extension IntentResource {
  /// Whether all that this opens is opened by `other` too: meaning, not text.
  package func isContained(in other: IntentResource) -> Bool {
    guard provider == other.provider else { return false }
    switch (target, other.target) {
    case (.objects(let own), .objects(let wide)): return own.isContained(in: wide)
    case (.role(let own, let service), .role(let wide, let wideService)):
      return own == wide && (service == wideService || wideService == nil)
    case (.named(let own, let name), .named(let wide, let wideName)):
      return own == wide && ResourcePattern(name).isContained(in: ResourcePattern(wideName))
    default: return false
    }
  }
}

extension IntentResource.ObjectStore {
  func isContained(in other: IntentResource.ObjectStore) -> Bool {
    // What the overlay leaves out is as in the base; a different place is another store.
    func agrees(_ own: String?, _ wide: String?) -> Bool { own == nil || own == wide }
    return bucket == other.bucket && agrees(account, other.account)
      && agrees(subscription, other.subscription) && agrees(resourceGroup, other.resourceGroup)
      && agrees(project, other.project) && prefix.utf8.starts(with: other.prefix.utf8)
  }

  /// With the places that only the base tells.
  func completed(from base: IntentResource.ObjectStore) -> IntentResource.ObjectStore {
    var completed = self
    completed.account = account ?? base.account
    completed.subscription = subscription ?? base.subscription
    completed.resourceGroup = resourceGroup ?? base.resourceGroup
    completed.project = project ?? base.project
    return completed
  }
}
