import Governance

extension Intent {
  /// The whole intent as a document that reads back as the same intent.
  package var outline: OutputTree {
    var metadata: [(String, OutputTree)] = [("name", .text(name))]
    if !labels.isEmpty { metadata.append(("labels", .texts(labels))) }
    return [
      "apiVersion": .text(Intent.apiVersion), "kind": .text(Intent.kind),
      "metadata": .map(metadata), "spec": .map(spec),
    ]
  }

  private var spec: [(String, OutputTree)] {
    var members: [(String, OutputTree)] = [
      ("owner", owner.outline), ("zone", .text(zone.rawValue)),
      ("environment", .text(environment.rawValue)),
      ("dataClassification", .text(classification.rawValue)), ("subject", subject.outline),
      (
        "token",
        [
          "ttl": .text(token.lifetime.readable), "audience": .texts(token.audience),
          "automount": .flag(token.automount),
        ]
      ),
      ("allow", .list(allow.map(\.outline))),
    ]
    if !deny.isEmpty {
      members.append(
        ("deny", .list(deny.map { ["id": .text($0.id), "verbs": .words($0.verbs)] }))
      )
    }
    if let egress {
      let hosts = OutputTree.texts(egress.hosts)
      members.append(("egress", ["mode": .text(egress.mode.rawValue), "hosts": hosts]))
    }
    if let breakGlass { members.append(("breakGlass", breakGlass.outline)) }
    if let expires { members.append(("expires", .text(expires.description))) }
    if !tests.isEmpty { members.append(("tests", .list(tests.map(\.outline)))) }
    return members
  }
}

extension OutputTree {
  fileprivate static func texts(_ texts: [String: String]) -> OutputTree {
    .map(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
  }

  fileprivate static func words(_ words: [some RawRepresentable<String>]) -> OutputTree {
    .texts(words.map(\.rawValue))
  }

  /// Leaves out the members that have no value.
  fileprivate static func present(_ members: [(String, OutputTree?)]) -> OutputTree {
    .map(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

extension Duration {
  /// As intents write it; less than a minute is rounded up, which no field allows anyway.
  fileprivate var readable: String {
    let text = written
    return text.hasSuffix("s") ? "\((wholeSeconds + 59) / 60)m" : text
  }
}

extension IntentOwner {
  fileprivate var outline: OutputTree {
    .present([
      ("team", .text(team)), ("contacts", .texts(contacts)),
      ("recertifyEvery", recertifyEvery.map { .text($0.readable) }),
      ("lastRecertified", lastRecertified.map { .text($0.description) }),
    ])
  }
}

extension IntentSubject {
  fileprivate var outline: OutputTree {
    .present([
      (
        "kubernetes",
        [
          "issuer": .text(kubernetes.issuer), "namespace": .text(kubernetes.namespace),
          "serviceAccount": .text(kubernetes.serviceAccount),
        ]
      ),
      ("spiffe", spiffe.map { .text($0) }),
    ])
  }
}

extension IntentAllow {
  fileprivate var outline: OutputTree {
    let scoped: [(String, OutputTree?)] =
      switch scope {
      case .neutral(let verbs, let resources):
        [("verbs", .words(verbs)), ("resources", .list(resources.map(\.outline)))]
      case .provider(let provider, let actions, let resources):
        [
          ("provider", .text(provider.rawValue)), ("actions", .texts(actions)),
          ("resources", .texts(resources)),
        ]
      }
    return .present(
      [("id", .text(id))] + scoped + [
        ("require", require.isEmpty ? nil : .texts(require.map(\.text))),
        ("justification", justification.map { .text($0) }),
      ]
    )
  }
}

extension IntentResource {
  fileprivate var outline: OutputTree {
    let provider = ("provider", OutputTree.text(provider.rawValue))
    switch target {
    case .objects(let store): return .map([provider, ("objectStore", outline(of: store))])
    case .role(let name, let service):
      return .present([
        provider, ("role", .text(name)), ("toService", service.map { .text($0) }),
      ])
    case .named(let kind, let name): return .map([provider, (kind.rawValue, .text(name))])
    }
  }

  private func outline(of store: ObjectStore) -> OutputTree {
    .present([
      ("account", store.account.map { .text($0) }),
      (provider == .azure ? "container" : "bucket", .text(store.bucket)),
      ("prefix", .text(store.prefix)),
      ("subscription", store.subscription.map { .text($0) }),
      ("resourceGroup", store.resourceGroup.map { .text($0) }),
      ("project", store.project.map { .text($0) }),
    ])
  }
}

extension IntentBreakGlass {
  fileprivate var outline: OutputTree {
    [
      "maxTTL": .text(maxLifetime.readable),
      "postReview": .present([
        ("within", postReview.within.map { .text($0.readable) }),
        ("min", .integer(postReview.minimum)), ("groups", .texts(postReview.groups)),
      ]),
      "requires": .present([
        ("ticket", requires.ticket.map { .text($0) }), ("mfa", .flag(requires.mfa)),
        ("rationaleMinChars", .integer(requires.rationaleMinimum)),
      ]),
      "grants": .list(
        grants.map {
          ["verbs": .words($0.verbs), "resources": .list($0.resources.map(\.outline))]
        }
      ),
    ]
  }
}

extension IntentTest {
  fileprivate var outline: OutputTree {
    .present([
      ("name", .text(name)), ("action", .text(action)), ("resource", .text(resource)),
      ("context", context.isEmpty ? nil : .texts(context)), ("expect", .text(expected.rawValue)),
    ])
  }
}
