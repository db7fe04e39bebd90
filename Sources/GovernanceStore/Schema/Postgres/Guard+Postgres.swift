extension Guard {
  /// The statements that make the trigger in PostgreSQL, whose own conditions may ask no other row.
  var postgres: [String] {
    guard let condition, asksOthers else {
      let when = condition.map { "\nwhen (\($0))" } ?? ""
      return [trigger(when, "\(Self.refuse)('\(refusal)')")]
    }
    let function = """
      create function \(name)() returns trigger language plpgsql as $$
      begin
        if \(condition) then
          raise exception using
            errcode = 'integrity_constraint_violation',
            message = '\(refusal)',
            constraint = '\(refusal)';
        end if;
        return new;
      end
      $$
      """
    return [function, trigger("", "\(name)()")]
  }

  /// What a catalogue of PostgreSQL lists of it.
  var postgresNames: [String] {
    ["trigger \(table) \(name)"] + (asksOthers ? ["function \(name)"] : [])
  }

  private var asksOthers: Bool { condition?.contains("select") ?? false }
  private var table: Substring { occasion.split(separator: " ").last ?? "" }

  private func trigger(_ condition: String, _ function: String) -> String {
    "create trigger \(name)\n\(occasion)\nfor each row\(condition)\nexecute function \(function)"
  }

  /// The function that every trigger without a question of its own calls.
  static let refuse = "refuse"

  static let refusing = """
    create function \(refuse)() returns trigger language plpgsql as $$
    begin
      raise exception using
        errcode = 'integrity_constraint_violation',
        message = tg_argv[0],
        constraint = tg_argv[0];
    end
    $$
    """

  /// `truncate` fires no trigger of a row; SQLite knows no such thing.
  static func truncationRefused(_ table: String) -> String {
    """
    create trigger \(table)_is_not_truncated
    before truncate on \(table)
    for each statement
    execute function \(refuse)('\(table) keeps its rows')
    """
  }
}
