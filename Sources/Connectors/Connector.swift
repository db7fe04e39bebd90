package import Governance

/// Reads what one kind of source exports and tells it as facts; it neither fetches nor saves.
package protocol Connector: Sendable {
  static var kind: SourceKind { get }

  init(_ options: ConnectorOptions)

  /// Sorts the files of one command by the system that they describe: one snapshot a part.
  func parts(of files: [SourceFile]) throws(InputProblem) -> [SourcePart]

  /// Tells all records of one part; after an error nothing that was told may be kept.
  func read(_ part: SourcePart, into sink: inout some FactSink) throws(InputProblem)
}

/// The files of one command that describe one system: an account, a tenant, a cluster.
package struct SourcePart: Sendable {
  package var scope: String
  package var files: [SourceFile]

  package init(scope: String, files: [SourceFile]) {
    self.scope = scope
    self.files = files
  }
}

/// What the operator says about an import besides the files.
package struct ConnectorOptions: Hashable, Sendable {
  /// Name of the system, in place of what the files or their folder say.
  package var scope: String?
  /// Holds for every record and goes before what the source tags.
  package var environment: Environment?

  package init(scope: String? = nil, environment: Environment? = nil) {
    self.scope = scope
    self.environment = environment
  }
}

extension SourceKind {
  /// Who reads the bytes of this kind of source.
  package func connector(_ options: ConnectorOptions = ConnectorOptions()) -> any Connector {
    switch self {
    case .awsIAM: AWSIAMConnector(options)
    case .kubernetesRBAC: KubernetesRBACConnector(options)
    case .scim: SCIMConnector(options)
    case .peopleCSV: PeopleCSVConnector(options)
    case .awsCredentials: AWSCredentialsConnector(options)
    case .cloudTrail: CloudTrailConnector(options)
    case .accessEvents: AccessEventsConnector(options)
    }
  }
}

extension SourceKind {
  /// Who reads the records of this kind of log; `nil` for what is no log.
  package func eventLog(_ options: ConnectorOptions = ConnectorOptions()) -> (any EventLog)? {
    switch self {
    case .cloudTrail: CloudTrailConnector(options)
    case .accessEvents: AccessEventsConnector(options)
    default: nil
    }
  }
}

extension Connector {
  /// One part, for sources whose files never say which system they are from.
  func onePart(_ files: [SourceFile], scope: String) -> [SourcePart] {
    files.isEmpty ? [] : [SourcePart(scope: scope, files: files)]
  }
}
