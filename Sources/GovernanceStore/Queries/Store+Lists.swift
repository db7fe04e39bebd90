public import Governance

extension Store {
  /// A page of grants with what is wrong with each.
  ///
  /// - Throws: `FilterError` for a filter that cannot be read, `Refusal` for an unknown order or operator.
  public func grants(_ query: ListQuery, as viewer: Operator) async throws -> Page<GrantRow> {
    try await look(as: viewer) { connection, viewing in
      let page = try connection.keys(of: .grants(viewing), query, at: viewing.now)
      return page.page(query, try connection.grantRows(page.ids, viewing))
    }
  }

  /// A page of requests with what the viewer may do about each.
  public func requests(_ query: ListQuery, as viewer: Operator) async throws -> Page<RequestRow> {
    try await look(as: viewer) { connection, viewing in
      let page = try connection.keys(of: .requests(viewing), query, at: viewing.now)
      return page.page(query, try connection.requestRows(page.ids, viewing))
    }
  }

  /// A page of the ledger, for those who may read it.
  public func ledger(_ query: ListQuery, as viewer: Operator) async throws -> Page<LedgerRow> {
    try await look(as: viewer) { connection, viewing in
      let page = try connection.keys(of: .ledger(viewing), query, at: viewing.now)
      return page.page(query, try connection.ledgerRows(page.sequences))
    }
  }

  /// A page of persons.
  public func persons(_ query: ListQuery, as viewer: Operator) async throws -> Page<PersonRow> {
    try await look(as: viewer) { connection, viewing in
      let page = try connection.keys(of: .persons(viewing), query, at: viewing.now)
      return page.page(query, try connection.personRows(page.ids))
    }
  }

  /// A page of principals, or of groups where the query says so.
  public func principals(
    _ query: ListQuery,
    as viewer: Operator
  ) async throws -> Page<PrincipalRow> {
    try await look(as: viewer) { connection, viewing in
      let listing = try query.kind.listing(for: viewing)
      let page = try connection.keys(of: listing, query, at: viewing.now)
      return page.page(query, try connection.principalRows(page.ids, viewing))
    }
  }

  /// A page of a kind that prints its own cells: policies, artifacts, exceptions and others.
  public func records(_ query: ListQuery, as viewer: Operator) async throws -> Page<RecordRow> {
    try await look(as: viewer) { connection, viewing in
      let listing = try query.kind.listing(for: viewing)
      let page = try connection.keys(of: listing, query, at: viewing.now)
      guard query.kind != .events else {
        return page.page(query, try connection.eventRows(page))
      }
      return page.page(query, try connection.recordRows(query.kind, page.ids, viewing))
    }
  }

  /// Every source with the age of what it says.
  public func sources(as viewer: Operator) async throws -> [SourceRow] {
    try await look(as: viewer) { connection, viewing in
      try connection.sourceRows(at: viewing.now)
    }
  }

  /// How many rows a query leaves, and how many late ones it hides; exact up to 10,000.
  public func count(_ query: ListQuery, as viewer: Operator) async throws -> ListCount {
    try await look(as: viewer) { connection, viewing in
      try connection.count(try query.kind.listing(for: viewing), query, at: viewing.now)
    }
  }
}

extension KeyPage {
  /// The keys as sequences of the ledger, where they are.
  fileprivate var sequences: [Int] {
    keys.compactMap { key in
      if case .integer(let sequence) = key { Int(sequence) } else { nil }
    }
  }
}
