import Documents

/// An object that runs pods, and the service account that they run as.
enum Workload {
  /// `namespace` and name of the account; `nil` for objects that run nothing.
  static func serviceAccount(of object: KubernetesObject) -> RoleSubject? {
    guard let pod = podSpec(of: object) else { return nil }
    let name = text(pod["serviceAccountName"]) ?? text(pod["serviceAccount"]) ?? "default"
    return RoleSubject(
      serviceAccount: name,
      namespace: object.home,
      position: object.document.position
    )
  }

  private static func podSpec(of object: KubernetesObject) -> Document? {
    let spec = object.document["spec"]
    switch object.kind {
    case "Pod": return spec
    case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "Job", "ReplicationController":
      return spec?["template"]?["spec"]
    case "CronJob": return spec?["jobTemplate"]?["spec"]?["template"]?["spec"]
    default: return nil
    }
  }

  private static func text(_ document: Document?) -> String? {
    guard case .string(let text)? = document?.value else { return nil }
    return text.nonBlank
  }
}
