import Documents
package import Governance

/// Reads SCIM 2.0 (RFC 7643, 7644): lists of users and groups, single ones, and arrays of them.
///
/// A user is told twice: as a person of the directory and as the account that stands for this person.
package struct SCIMConnector: Connector {
  package static var kind: SourceKind { .scim }

  private let options: ConnectorOptions

  package init(_ options: ConnectorOptions) {
    self.options = options
  }

  /// A tenant is named by the host of its `meta.location`.
  package func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart] {
    if let scope = options.scope { return onePart(files, scope: scope) }
    return try SourcePart.grouping(files) { file throws(InputProblem) in
      try SCIMTenant.name(in: file)
    } unnamed: { _, _ in
      "default"
    }
  }

  package func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem) {
    var directory = SCIMDirectory(environment: options.environment)
    var lists = SCIMLists()
    for file in part.files {
      var resources = try SCIMResources(file)
      var kinds: Set<SCIMKind> = []
      var ids: [String?] = []
      while let resource = try resources.next() {
        let kind = try SCIMKind(of: resource, isListed: resources.isList, in: file)
        try directory.read(resource, kind: kind, in: file, into: &sink)
        kinds.insert(kind)
        ids.append(resource.present("id")?.canonical)
      }
      lists.add(resources, kinds: kinds, ids: ids)
    }
    try lists.refuseMissing()
    // An empty directory would make everybody a leaver.
    guard directory.hasTold else {
      throw InputProblem(
        file: part.files.map(\.name).joined(separator: " "),
        "at least one user or group belongs here, found none"
      )
    }
    directory.tellMentioned(into: &sink)
  }
}
