import Documents
import Governance

/// One record as a row of an observed table: its key in the source, and the values of the fact's columns.
struct FactRow {
  let table: Table
  /// The prefix of the row's id.
  let prefix: String
  let key: String
  let values: [SQLValue]
}

/// Turns facts into rows; references to other records are filled in once all are there.
struct FactRows {
  let order: ImportOrder
  let rules: Rules

  func row(_ fact: Fact) -> FactRow {
    switch fact {
    case .person(let fact): row(fact)
    case .principal(let fact): row(fact)
    case .membership(let fact):
      FactRow(
        table: .membership,
        prefix: "membership",
        key: joined(fact.member, fact.group),
        values: [.text(fact.member), .null, .text(fact.group), .null]
      )
    case .policy(let fact): row(fact)
    case .policyVersion(let fact): row(fact)
    case .statement(let fact): row(fact)
    case .entitlement(let fact): row(fact)
    case .assignment(let fact):
      FactRow(
        table: .assignment,
        prefix: "assignment",
        key: joined(fact.entitlement, fact.holder, fact.via),
        values: [
          .text(fact.entitlement), .null, .text(fact.holder), .null, .text(fact.via),
          .init(fact.createdAt),
        ]
      )
    case .trust(let fact): row(fact)
    case .credential(let fact): row(fact)
    // Logs have a way of their own: their records are not staged to replace others.
    case .event(let fact):
      FactRow(table: .accessEvent, prefix: "event", key: fact.key, values: [])
    }
  }

  private func row(_ fact: CredentialFact) -> FactRow {
    let what = classified(Classification(), Classified(name: fact.name))
    return FactRow(
      table: .credential,
      prefix: "credential",
      key: fact.key,
      values: [
        .text(fact.principal), .text(fact.name), .init(fact.kind), .init(fact.isActive),
        .init(fact.issuedAt), .init(fact.expiresAt), .init(fact.lastUsedAt),
        .init(fact.lastUsedKnown), fact.hasFactor.map { .init($0) } ?? .null,
        .init(what.environment ?? .unknown),
      ]
    )
  }

  func id(of row: FactRow) -> String {
    Source.observedID(row.prefix, order.kind, scope: order.scope, key: row.key)
  }

  private func joined(_ parts: String...) -> String { parts.joined(separator: "\u{0}") }

  private func row(_ fact: DirectoryFact) -> FactRow {
    FactRow(
      table: .directoryPerson,
      prefix: "directory",
      key: fact.key,
      values: [
        .text(fact.key), .text(fact.handle), .text(fact.name), address(fact.email),
        .init(fact.hrID), .init(fact.team), .init(fact.employment), .init(fact.manager),
        .init(fact.sponsor), .init(fact.contractEndsAt), .init(fact.timeZone),
        .init(fact.isActive), .init(fact.joinedAt), .init(fact.leftAt),
      ]
    )
  }

  /// Addresses are compared without case, so they are kept without.
  private func address(_ email: String?) -> SQLValue { .init(email?.lowercased()) }

  private func row(_ fact: PrincipalFact) -> FactRow {
    let told = Classification(
      environment: fact.environment,
      dataClass: fact.dataClass,
      team: fact.team
    )
    let what = classified(
      told,
      Classified(name: fact.name, path: fact.path, namespace: fact.namespace, tags: fact.tags)
    )
    let values: [SQLValue] = [
      .text(fact.key), .text(fact.nativeID), .text(fact.name), .init(fact.type),
      .text(fact.provider), .text(fact.nativeKind), .init(fact.path), .init(fact.namespace),
      address(fact.email), .init(fact.owner), .init(what.team),
      .init(what.environment ?? .unknown), .init(what.dataClass ?? .unknown), tags(fact.tags),
    ]
    let use: [SQLValue] = [
      .init(fact.isActive), .init(fact.createdAt), .init(fact.lastUsedAt),
      .init(fact.lastUsedKnown), .init(fact.lastUsedSource), .init(fact.boundary), .null,
    ]
    return FactRow(table: .principal, prefix: "principal", key: fact.key, values: values + use)
  }

  private func row(_ fact: PolicyFact) -> FactRow {
    let what = classified(
      Classification(environment: fact.environment),
      Classified(name: fact.name, path: fact.path, namespace: fact.namespace, tags: fact.tags)
    )
    return FactRow(
      table: .policy,
      prefix: "policy",
      key: fact.key,
      values: [
        .text(fact.key), .text(fact.nativeID), .text(fact.name), .init(fact.kind),
        .init(fact.holder), .null, .init(fact.path), .init(fact.namespace),
        .init(fact.defaultVersion), .init(fact.createdAt), .init(fact.updatedAt),
        .init(fact.attachmentCount), .init(fact.documentSHA256), .init(fact.document),
        tags(fact.tags), .init(what.environment ?? .unknown),
      ]
    )
  }

  private func row(_ fact: PolicyVersionFact) -> FactRow {
    FactRow(
      table: .policyVersion,
      prefix: "policy_version",
      key: joined(fact.policy, fact.version),
      values: [
        .text(fact.policy), .null, .text(fact.version), .init(fact.isDefault),
        .init(fact.createdAt), .init(fact.documentSHA256),
      ]
    )
  }

  private func row(_ fact: StatementFact) -> FactRow {
    FactRow(
      table: .statement,
      prefix: "statement",
      key: joined(fact.policy, String(fact.index)),
      values: [
        .text(fact.policy), .null, .init(fact.index), .init(fact.sid), .init(fact.isAllow),
        .text(fact.actions), .text(fact.resources), .init(fact.principals),
        .init(fact.hasCondition), .init(fact.broadActions), .init(fact.broadResources),
        .init(fact.unavoidable), .init(fact.prefixes), .init(fact.grade?.rawValue),
      ]
    )
  }

  private func row(_ fact: EntitlementFact) -> FactRow {
    let what = classified(
      Classification(environment: fact.environment, dataClass: fact.dataClass),
      Classified(name: fact.name, namespace: namespace(in: fact.resource))
    )
    return FactRow(
      table: .entitlement,
      prefix: "entitlement",
      key: fact.key,
      values: [
        .text(fact.key), .text(fact.name), .text(fact.policy), .null, .text(fact.resource),
        .text(fact.provider), .text(fact.actions), .text(fact.words), .init(fact.permissions),
        .init(fact.administrative), .init(fact.privilege), .init(fact.broadActions),
        .init(fact.broadResources), .init(what.environment ?? .unknown),
        .init(what.dataClass ?? .unknown), .init(fact.owner),
      ]
    )
  }

  private func row(_ fact: TrustFact) -> FactRow {
    FactRow(
      table: .trust,
      prefix: "trust",
      key: joined(fact.role, fact.kind.rawValue, fact.trusted, fact.condition ?? ""),
      values: [
        .text(fact.role), .null, .init(fact.kind), .text(fact.trusted), .null,
        .init(fact.isExternal), .init(fact.condition), .init(fact.isExact),
      ]
    )
  }

  private func tags(_ tags: [String: String]) -> SQLValue {
    .init(json: .object(tags.mapValues { .string($0) }))
  }

  private func namespace(in resource: String) -> String? {
    let start = "namespace/"
    return resource.hasPrefix(start) ? String(resource.dropFirst(start.count)) : nil
  }

  /// The operator's word goes first, then the record's own, then the rules'.
  private func classified(_ told: Classification, _ subject: Classified) -> Classification {
    let ruled = rules.classification(of: subject, scope: order.scope)
    return Classification(
      environment: order.environment ?? told.environment ?? ruled.environment,
      dataClass: told.dataClass ?? ruled.dataClass,
      team: told.team ?? ruled.team
    )
  }
}
