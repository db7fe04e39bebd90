public import Governance

extension Store {
  /// Everything that the pane of a grant tells, `nil` where there is no such grant.
  public func grantDetail(_ id: Grant.ID, as viewer: Operator) async throws -> GrantDetail? {
    try await look(as: viewer) { try $0.grantDetail(id, $1) }
  }

  /// Everything that an approver decides on, `nil` where there is no such request.
  public func requestDetail(
    _ id: AccessRequest.ID,
    as viewer: Operator
  ) async throws -> RequestDetail? {
    try await look(as: viewer) { try $0.requestDetail(id, $1) }
  }

  /// A review item with its evidence and answers.
  public func reviewItem(_ id: ReviewItem.ID, as viewer: Operator) async throws -> ReviewItem {
    try await look(as: viewer) { connection, _ in try connection.items([id])[0] }
  }

  /// A campaign with its terms.
  public func campaign(_ id: Campaign.ID, as viewer: Operator) async throws -> Campaign {
    try await look(as: viewer) { connection, _ in try connection.campaign(id) }
  }

  /// The governed record of an id, whatever kind it is, as it is now.
  package func named(_ id: String) async throws -> NamedRecord {
    try await engine.read { try $0.named(id) }
  }

  /// The id that somebody means: by id, the provider's own key, handle, address, or a name that only one thing has.
  ///
  /// - Throws: `Refusal` where nothing or more than one thing is called so; then it lists the candidates.
  public func resolve(_ kind: ListKind, _ reference: String) async throws -> String {
    try await engine.read { try $0.resolve(kind, reference) }
  }

  /// The id of a principal, group or entitlement: the things that somebody answers for.
  public func resolveOwned(_ reference: String) async throws -> String {
    try await engine.read {
      try $0.resolve(reference, in: [.principals, .groups, .entitlements])
    }
  }

  /// What was decided about a record, oldest first.
  public func history(of subject: String) async throws -> [LedgerRow] {
    try await engine.read { try $0.history(of: [subject]) }
  }
}
