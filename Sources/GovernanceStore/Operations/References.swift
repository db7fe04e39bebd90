package import Governance

/// People name things by id, by the provider's own key, or by a name that only one thing has.
extension Connection {
  /// A person by id or handle.
  package func person(_ word: String) throws -> Person {
    let found = try persons(
      where: "person.id = ? or person.handle = ?",
      [.text(word), .text(word)]
    )
    guard let person = found.first(where: { $0.id.text == word }) ?? found.first else {
      throw Refusal(
        .notFound,
        word,
        "there is no person `\(word)`",
        next: "govtop list persons shows them"
      )
    }
    return person
  }

  package func person(_ id: Person.ID) throws -> Person { try person(id.text) }

  /// The id of an observed principal or group.
  package func principalID(_ word: String) throws -> Principal.ID {
    try observedID(
      word,
      .principal,
      called: "account",
      list: "principals",
      columns: ["native_id", "native_key", "name"]
    )
  }

  /// The id of an observed entitlement.
  package func entitlementID(_ word: String) throws -> Entitlement.ID {
    try observedID(
      word,
      .entitlement,
      called: "entitlement",
      list: "entitlements",
      columns: ["native_key", "name"]
    )
  }

  package func request(_ id: AccessRequest.ID) throws -> AccessRequest {
    guard let request = try requests(where: "access_request.id = ?", [.init(id)]).first else {
      throw Refusal(
        .notFound,
        id.text,
        "there is no request `\(id)`",
        next: "govtop list requests shows them"
      )
    }
    return request
  }

  package func grant(_ id: Grant.ID) throws -> Grant {
    guard let grant = try grants(where: "access_grant.id = ?", [.init(id)]).first else {
      throw Refusal(
        .notFound,
        id.text,
        "there is no grant `\(id)`",
        next: "govtop list grants shows them"
      )
    }
    return grant
  }

  private func observedID<Subject>(
    _ word: String,
    _ table: Table,
    called what: String,
    list: String,
    columns: [String]
  ) throws -> Identifier<Subject> {
    for column in ["id"] + columns {
      let found = try rows(
        "select distinct id, source_id from \(table.now) where \(column) = ? order by id limit 6",
        [.text(word)]
      )
      if found.count > 1 { throw try Self.ambiguous(word, what, found) }
      if let row = found.first { return Identifier(try row.text("id")) }
    }
    throw Refusal(
      .notFound,
      word,
      "there is no \(what) `\(word)`",
      next: "govtop list \(list) shows them"
    )
  }

  private static func ambiguous(_ word: String, _ what: String, _ found: [SQLRow]) throws -> Refusal
  {
    let candidates = try found.prefix(5).map {
      "\(try $0.text("id")) (\(try $0.text("source_id")))"
    }
    let more = found.count > 5 ? " and more" : ""
    return Refusal(
      .ambiguous,
      word,
      "`\(word)` is the name of more than one \(what): \(candidates.joined(separator: ", "))\(more)",
      next: "name it by its id"
    )
  }
}
