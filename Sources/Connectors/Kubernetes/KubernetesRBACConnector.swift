package import Governance

/// Reads Kubernetes RBAC: manifests and exports of roles, bindings and service accounts, YAML or JSON.
package struct KubernetesRBACConnector: Connector {
  package static var kind: SourceKind { .kubernetesRBAC }

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  /// Nothing in a manifest names its cluster, so the folder that holds all files does.
  package func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart] {
    onePart(files, scope: options.scope ?? commonFolder(of: files.map(\.name)) ?? "default")
  }

  package func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem) {
    var objects: [KubernetesObject] = []
    for file in part.files {
      let content = try KubernetesFile(file)
      objects += content.objects
      for (kind, place) in content.unnamed {
        sink.skipped("object without a name, kind \(kind)", at: place)
      }
    }
    var cluster = ClusterReading(try ClusterInventory(objects), options: options)
    cluster.tell(into: &sink)
    guard cluster.hasTold else {
      throw InputProblem(
        file: part.files.map(\.name).joined(separator: " "),
        "a role, binding or service account belongs here, found none"
      )
    }
  }

  private func commonFolder(of names: [String]) -> String? {
    var common: [Substring]?
    for name in names {
      let folders = name.split(separator: "/").dropLast()
      common =
        common.map { known in
          zip(known, folders).prefix { $0 == $1 }.map(\.0)
        } ?? Array(folders)
    }
    guard let folder = common?.last, folder != ".", folder != ".." else { return nil }
    return String(folder)
  }
}
