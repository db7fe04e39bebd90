import Governance

/// Condition expressions of bindings, in the part of CEL that IAM knows.
enum GCPConditions {
  static func before(_ expires: Instant) -> String {
    "request.time < timestamp('\(expires.description)')"
  }

  /// The objects of a prefix, and where listing is allowed, lists that ask for that prefix.
  ///
  /// Listing is checked on the bucket, which a condition on object names alone never lets through.
  static func store(_ store: IntentResource.ObjectStore, _ verbs: [Verb]) -> String {
    let bucket = "projects/_/buckets/\(store.bucket)"
    var places: [String] = []
    if verbs.contains(where: { $0 != .objectList }) {
      places.append(
        "(resource.type == 'storage.googleapis.com/Object' && "
          + "resource.name.startsWith('\(bucket)/objects/\(store.prefix)'))"
      )
    }
    if verbs.contains(.objectList) {
      places.append(
        "(resource.type == 'storage.googleapis.com/Bucket' && resource.name == '\(bucket)' && "
          + "api.getAttribute('storage.googleapis.com/objectListPrefix', '')"
          + ".startsWith('\(store.prefix)'))"
      )
    }
    return places.joined(separator: " || ")
  }

  static func any(_ places: [String]) -> String {
    "(\(places.joined(separator: " || ")))"
  }
}

/// Roles of Google Cloud that hold just what verbs ask for.
enum GCPRoles {
  static func predefined(_ verbs: [Verb]) -> String? {
    switch Set(verbs) {
    case [.objectRead, .objectList]: "roles/storage.objectViewer"
    case [.objectCreate]: "roles/storage.objectCreator"
    case [.queueSend]: "roles/pubsub.publisher"
    case [.logWrite]: "roles/logging.logWriter"
    default: nil
    }
  }

  /// A permission as deny policies write it: `storage.googleapis.com/objects.delete`.
  static func denied(_ permission: String) -> String {
    let parts = permission.split(separator: ".", maxSplits: 1)
    let service = parts[0] == "resourcemanager" ? "cloudresourcemanager" : parts[0]
    return "\(service).googleapis.com/\(parts.count > 1 ? parts[1] : "")"
  }
}
