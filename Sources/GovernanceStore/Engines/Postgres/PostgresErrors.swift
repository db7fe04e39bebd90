import CPostgres

extension StoreError {
  /// By SQLSTATE and the rule's name, never by wording.
  init(_ result: PostgresResult, at address: DatabaseAddress) {
    let state = result.field(PG_FIELD_SQLSTATE) ?? ""
    let detail = result.field(PG_FIELD_MESSAGE) ?? "no further detail"
    switch state {
    case "23502":
      let column = [result.field(PG_FIELD_TABLE), result.field(PG_FIELD_COLUMN)].compactMap { $0 }
      self = .constraint(name: column.joined(separator: "."))
    case _ where state.hasPrefix("23"):
      self = .constraint(name: result.field(PG_FIELD_CONSTRAINT) ?? detail)
    default: self.init(state: state, detail, at: address)
    }
  }

  private init(state: String, _ detail: String, at address: DatabaseAddress) {
    switch state {
    // Locks that were not had in time, and two that waited for each other.
    case "55P03", "40P01", "40001": self = .locked
    case "53100": self = .full
    case "42P06": self = .alreadyThere(path: address.shown)
    // Asked to stop, or stopped for having taken too long.
    case "57014": self = .io(code: 57_014, detail: detail)
    case "25006": self = .readOnly
    case "42501": self = .denied(path: address.shown)
    case "XX001", "XX002": self = .corrupt(detail)
    case _ where state.hasPrefix("08") || state.hasPrefix("57P"):
      self = .unreachable(path: address.shown, detail: detail)
    default: self = .server(state: state, detail: detail)
    }
  }

  /// Why no connection came about; libpq gives words only, and the server's SQLSTATE is lost in them.
  static func noConnection(_ words: String, to address: DatabaseAddress) -> StoreError {
    let lines = words.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }
    return .unreachable(path: address.shown, detail: lines.joined(separator: ", "))
  }
}
