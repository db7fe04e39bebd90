/// Who may do what on the server: `govtop_owner` changes tables, `govtop_app` acts, `govtop_read` looks.
enum ServerRoles {
  static let app = "govtop_app"
  static let read = "govtop_read"

  /// Rights for one of the roles, on tables that their owner has made.
  static func grants(to role: String) -> [String] {
    let schema = ServerSchema.name
    let looking = [
      "grant usage on schema \(schema) to \(role)",
      "grant select on all tables in schema \(schema) to \(role)",
    ]
    return role == app ? looking + Schema.tables.compactMap(acting) : looking
  }

  /// The ledger only grows, whoever holds the program's own credential.
  private static func acting(on table: Table) -> String? {
    switch table.kind {
    case .reference: nil
    case .ledger where table.name == Table.ledgerHead.name:
      "grant update on \(table.name) to \(app)"
    case .ledger where table.name == Table.idCounter.name:
      "grant insert, update on \(table.name) to \(app)"
    case .ledger where table.name == Table.erasableText.name:
      "grant insert, update (text, salt, erased_at) on \(table.name) to \(app)"
    case .ledger: "grant insert on \(table.name) to \(app)"
    default:
      "grant insert, update, delete on \(table.name) to \(app)"
    }
  }
}
