extension Table {
  /// The statements that make the table in SQLite: `strict`, so that a column holds what it says.
  var sqlite: [String] {
    let lines = storedColumns.map { "  " + $0.sqlite(in: name) } + ruleLines
    let table = "create table \(name) (\n\(lines.joined(separator: ",\n"))\n) strict"
    return [table] + indexes.map { $0.sql(on: name) }
  }

  private var ruleLines: [String] {
    ["  constraint \(name)_key primary key (\(key.joined(separator: ", ")))"]
      + rules.map { "  \($0)" }
  }
}

extension Column {
  fileprivate func sqlite(in table: String) -> String {
    let required = isOptional ? "" : " not null"
    let rule = check.map { " constraint \(table)_\(name)_known check (\($0))" } ?? ""
    return "\(name) \(kind.rawValue)\(required)\(rule)"
  }
}

extension Index {
  fileprivate func sql(on table: String) -> String {
    let words = columns.map { $0.prefix { $0 != " " } }.joined(separator: "_")
    let unique = isUnique ? "unique " : ""
    let part = condition.map { " where \($0)" } ?? ""
    return "create \(unique)index \(table)_by_\(words) on \(table) "
      + "(\((columns + covered).joined(separator: ", ")))\(part)"
  }
}
