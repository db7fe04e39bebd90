extension Guard {
  /// The statement that makes the trigger in SQLite.
  var sqlite: String {
    let when = condition.map { "\nwhen \($0)" } ?? ""
    return """
      create trigger \(name)
      \(occasion)\(when)
      begin
        select raise(abort, '\(refusal)');
      end
      """
  }
}
