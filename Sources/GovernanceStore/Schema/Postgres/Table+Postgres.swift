import Documents

extension Table {
  /// The statements that make the table in PostgreSQL; references to other tables come when all stand.
  var postgres: [String] {
    let rules = rules.filter { !$0.isReference }.map { "  \($0)" }
    let key = "  constraint \(name)_key primary key (\(key.joined(separator: ", ")))"
    let lines = storedColumns.map { "  " + $0.postgres(in: name) } + [key] + rules
    let table = "create table \(name) (\n\(lines.joined(separator: ",\n"))\n)"
    return [table] + indexes.map { $0.postgres(on: self) }
  }

  var postgresReferences: [String] {
    rules.filter(\.isReference).map { "alter table \(name) add \($0)" }
  }

  /// What a catalogue of PostgreSQL lists of the table, each with its kind.
  var postgresNames: [String] {
    let checked = columns.filter { $0.check != nil }.map { "\(name)_\($0.name)_known" }
    let ruled = rules.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
    let constraints = (["\(name)_key"] + checked + ruled).map { "constraint \(name) \($0)" }
    let indexes = ["\(name)_key"] + indexes.map { $0.postgresName(on: self) }
    return ["table \(name)"] + storedColumns.map { "column \(name) \($0.name)" } + constraints
      + indexes.map { "index \(name) \($0)" }
  }
}

extension Column {
  fileprivate func postgres(in table: String) -> String {
    let type =
      switch kind {
      case .integer: "bigint"
      case .text: "text"
      case .blob: "bytea"
      }
    let required = isOptional ? "" : " not null"
    let rule = check.map { " constraint \(table)_\(name)_known check (\($0))" } ?? ""
    return "\(name) \(type)\(required)\(rule)"
  }
}

extension Index {
  /// Of columns kept beside the order, numbers only: an index row of PostgreSQL holds 2,700 bytes.
  fileprivate func postgres(on table: Table) -> String {
    let numbers = table.columns.filter { $0.kind == .integer && covered.contains($0.name) }
    let beside = numbers.isEmpty ? "" : " include (\(numbers.map(\.name).joined(separator: ", ")))"
    let part = condition.map { " where \($0)" } ?? ""
    return "create \(isUnique ? "unique " : "")index \(postgresName(on: table)) on \(table.name) "
      + "(\(columns.joined(separator: ", ")))\(beside)\(part)"
  }

  /// Names of PostgreSQL have at most 63 bytes; longer ones end in a digest instead.
  fileprivate func postgresName(on table: Table) -> String {
    let words = columns.map { $0.prefix { $0 != " " } }.joined(separator: "_")
    let name = "\(table.name)_by_\(words)"
    guard name.utf8.count > 63 else { return name }
    return name.prefix(50) + "_" + Digest.sha256(of: name).hex.prefix(12)
  }
}

extension String {
  fileprivate var isReference: Bool { contains(" foreign key ") }
}
