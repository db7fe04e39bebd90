/// What a governance database is made of on PostgreSQL: everything lies in one schema of its own.
enum ServerSchema {
  /// The schema's name, the only one that is searched.
  static let name = "govtop"

  /// What writers say and the dashboard listens to.
  static let channel = "govtop"

  /// The statements that fill the empty schema, in order.
  static var statements: [String] {
    var statements = Schema.tables.flatMap(\.postgres)
    statements += Schema.tables.flatMap(\.postgresReferences)
    statements += Table.observedTables.flatMap { [$0.nowView, $0.lastView] }
    statements.append(Guard.refusing)
    statements += Guard.all.flatMap(\.postgres)
    statements += kept.map(Guard.truncationRefused)
    return statements + telling
  }

  /// Everything that the catalogue lists then, by kind and name.
  static var names: Set<String> {
    var names = Set(Schema.tables.flatMap(\.postgresNames))
    names.formUnion(Table.observedTables.flatMap { ["view \($0.now)", "view \($0.last)"] })
    names.formUnion(Guard.all.flatMap(\.postgresNames))
    names.formUnion(kept.map { "trigger \($0) \($0)_is_not_truncated" })
    return names.union([
      "function \(Guard.refuse)", "function tell", "trigger ledger_head ledger_head_tells",
    ])
  }

  private static var kept: [String] {
    (Schema.tables(of: .ledger) + Schema.tables(of: .governed)).map(\.name)
  }

  /// A sign for whoever listens, delivered with the commit.
  private static let telling = [
    """
    create function tell() returns trigger language plpgsql as $$
    begin
      perform pg_notify('\(channel)', new.size::text);
      return null;
    end
    $$
    """,
    """
    create trigger ledger_head_tells
    after update on ledger_head
    for each row
    execute function tell()
    """,
  ]

  /// Everything in the schema as the catalogue has it: kind, name, and the definition in the server's words.
  static let catalogue = """
    with ours (oid, name, kind) as (
      select c.oid, c.relname::text, c.relkind::text
      from pg_class c
      where c.relnamespace = '\(name)'::regnamespace
    )
    select case ours.kind when 'v' then 'view ' else 'table ' end || ours.name as name,
      case ours.kind when 'v' then pg_get_viewdef(ours.oid) else ours.kind end as definition
    from ours where ours.kind not in ('i', 'I')
    union all
    select 'column ' || ours.name || ' ' || a.attname,
      format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull::text
    from ours join pg_attribute a on a.attrelid = ours.oid
    where ours.kind = 'r' and a.attnum > 0 and not a.attisdropped
    union all
    select 'constraint ' || ours.name || ' ' || k.conname,
      pg_get_constraintdef(k.oid) || ' ' || k.convalidated::text
    from ours join pg_constraint k on k.conrelid = ours.oid
    where k.contype <> 't'
    union all
    select 'index ' || ours.name || ' ' || i.indexrelid::regclass::text,
      pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid::text
    from ours join pg_index i on i.indrelid = ours.oid
    where ours.kind = 'r'
    union all
    select 'trigger ' || ours.name || ' ' || t.tgname,
      pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
    from ours join pg_trigger t on t.tgrelid = ours.oid
    where not t.tgisinternal
    union all
    select 'function ' || f.proname, f.prosrc || ' ' || f.prosecdef::text
    from pg_proc f
    where f.pronamespace = '\(name)'::regnamespace
    """
}
