extension AWSCompiler {
  /// The statements of an allow, without what limits all of them.
  func statements(of entry: IntentAllow) -> [AWSStatement] {
    let sid = AWSStatement.sid(entry.id)
    switch entry.scope {
    case .provider(_, let actions, let resources):
      return [
        AWSStatement(
          sid: sid,
          isAllow: true,
          actions: Set(actions).sorted(),
          resources: Set(resources).sorted()
        )
      ]
    case .neutral(let verbs, let resources):
      return statements(sid, verbs, resources.filter { $0.provider == .aws })
    }
  }

  func statements(
    _ sid: String,
    _ verbs: [Verb],
    _ resources: [IntentResource]
  ) -> [AWSStatement] {
    objectStatements(sid, verbs, resources.compactMap(\.objectStore))
      + namedStatements(sid, verbs, resources) + roleStatements(sid, verbs, resources)
  }

  /// Objects and their bucket are two resources: listing is asked of the bucket, with a prefix.
  private func objectStatements(
    _ sid: String,
    _ verbs: [Verb],
    _ stores: [IntentResource.ObjectStore]
  ) -> [AWSStatement] {
    guard !stores.isEmpty else { return [] }
    let actions = Set(
      verbs.filter { $0.family == "object" && $0 != .objectList }
        .flatMap { $0.actions(at: .aws) ?? [] }
    ).sorted()
    var statements: [AWSStatement] = []
    let ofObjects = actions.filter { !$0.hasPrefix("s3:PutBucket") }
    if !ofObjects.isEmpty {
      let names = stores.map { arn("s3", "\($0.bucket)/\($0.prefix)*") }
      statements.append(
        AWSStatement(sid: sid, isAllow: true, actions: ofObjects, resources: names.uniqued)
      )
    }
    let ofBuckets = actions.filter { $0.hasPrefix("s3:PutBucket") }
    if !ofBuckets.isEmpty {
      let names = stores.map { arn("s3", $0.bucket) }
      statements.append(
        AWSStatement(
          sid: sid + "Bucket",
          isAllow: true,
          actions: ofBuckets,
          resources: names.uniqued
        )
      )
    }
    return statements + (verbs.contains(.objectList) ? listStatements(sid, stores) : [])
  }

  private func listStatements(
    _ sid: String,
    _ stores: [IntentResource.ObjectStore]
  ) -> [AWSStatement] {
    stores.map(\.bucket).uniqued.enumerated().map { index, bucket in
      let prefixes = stores.filter { $0.bucket == bucket }.map(\.prefix)
      var statement = AWSStatement(
        sid: sid + "List" + (index == 0 ? "" : "\(index + 1)"),
        isAllow: true,
        actions: ["s3:ListBucket"],
        resources: [arn("s3", bucket)]
      )
      if !prefixes.contains("") {
        statement.conditions = [("StringLike", "s3:prefix", prefixes.uniqued.map { $0 + "*" })]
      }
      return statement
    }
  }

  /// What carries its full name; each kind has a statement of its own.
  private func namedStatements(
    _ sid: String,
    _ verbs: [Verb],
    _ resources: [IntentResource]
  ) -> [AWSStatement] {
    var statements: [AWSStatement] = []
    for kind in ResourceKind.allCases {
      let own = resources.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      let suffix = resources.count == own.count ? "" : AWSStatement.sid(kind.rawValue)
      var services: [String: (actions: Set<String>, names: [String])] = [:]
      for resource in own {
        guard case .named(_, let name) = resource.target else { continue }
        let actions = verbs.filter { $0.family == kind.rawValue }.flatMap(resource.actions)
        services[ResourcePattern(name).service ?? "", default: ([], [])].actions.formUnion(actions)
        services[ResourcePattern(name).service ?? "", default: ([], [])].names.append(name)
      }
      for (_, service) in services.sorted(by: { $0.key < $1.key }) where !service.actions.isEmpty {
        statements.append(
          AWSStatement(
            sid: sid + suffix,
            isAllow: true,
            actions: service.actions.sorted(),
            resources: service.names.uniqued
          )
        )
      }
      if kind == .registry { statements.append(registryToken(sid)) }
    }
    return statements
  }

  /// Logging in to a registry has no resource-level permission.
  private func registryToken(_ sid: String) -> AWSStatement {
    AWSStatement(
      sid: sid + "Token",
      isAllow: true,
      actions: ["ecr:GetAuthorizationToken"],
      resources: ["*"]
    )
  }

  /// One statement a role: it is passed to one service, or assumed, and nothing else.
  private func roleStatements(
    _ sid: String,
    _ verbs: [Verb],
    _ resources: [IntentResource]
  ) -> [AWSStatement] {
    let actions = verbs.filter { $0.family == "identity" && $0 != .identityPass }
      .flatMap { $0.actions(at: .aws) ?? [] }
    var statements: [AWSStatement] = []
    for resource in resources {
      guard case .role(let name, let service) = resource.target else { continue }
      if verbs.contains(.identityPass), let service {
        statements.append(
          AWSStatement(
            sid: sid,
            isAllow: true,
            actions: ["iam:PassRole"],
            resources: [roleARN(name)],
            conditions: [("StringEquals", "iam:PassedToService", [service])]
          )
        )
      }
      if !actions.isEmpty {
        statements.append(
          AWSStatement(
            sid: sid + "Role",
            isAllow: true,
            actions: Set(actions).sorted(),
            resources: [roleARN(name)]
          )
        )
      }
    }
    return statements
  }
}

extension IntentResource {
  var objectStore: ObjectStore? {
    guard case .objects(let store) = target else { return nil }
    return store
  }

  var kind: ResourceKind? {
    guard case .named(let kind, _) = target else { return nil }
    return kind
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order of its first place.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
