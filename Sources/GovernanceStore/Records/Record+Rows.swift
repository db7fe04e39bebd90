import Documents
package import Governance

extension StoredRecord {
  /// The rows that the record is, its own first; what `verify` compares and `commit` saves.
  package var rows: [TableRow] {
    switch record {
    case .database(let identity): [TableRow(.databaseIdentity, identity.row)]
    case .person(let person): person.rows
    case .link(let link): [TableRow(.personLink, link.row)]
    case .delegation(let delegation): [TableRow(.delegation, delegation.row)]
    case .ownership(let ownership): [TableRow(.ownership, ownership.row)]
    case .artifact(let artifact): [TableRow(.artifact, artifact.row)]
    case .source(let source): [TableRow(.source, source.row)]
    case .snapshot(let snapshot): snapshot.rows
    case .request(let request): request.rows(priorState: priorState)
    case .grant(let grant): [TableRow(.accessGrant, grant.row(priorState: priorState))]
    case .workflow(let box): [box.row(box.kind.table, priorState: priorState)]
    }
  }
}

extension SQLValue {
  /// The two columns of a free text.
  static func freeText(_ text: FreeText?) -> [SQLValue] {
    guard let text else { return [.null, .null] }
    return [.text(text.digest.hex), .integer(Int64(text.bytes))]
  }
}

extension SQLRow {
  /// A free text by its digest; with its words where the answer has a column `…_text`.
  package func freeText(_ name: String) throws(StoreError) -> FreeText {
    FreeText(
      digest: try digest("\(name)_sha256"),
      bytes: try integer("\(name)_bytes"),
      text: try optionalText("\(name)_text")
    )
  }

  package func optionalFreeText(_ name: String) throws(StoreError) -> FreeText? {
    isNull("\(name)_sha256") ? nil : try freeText(name)
  }
}
