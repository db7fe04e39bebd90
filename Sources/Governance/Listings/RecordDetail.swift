/// One record of a kind that names its own cells, with what is read beside it.
public struct RecordDetail: Hashable, Sendable {
  /// The record as it stood when it was read.
  public var row: RecordRow
  /// Why the rule that it rests on exists, `nil` where it rests on none that is in force.
  public var rationale: String?
  /// The control of a standard that the rule serves.
  public var control: String?
  /// What was decided about it, oldest first.
  public var history: [LedgerRow]
  /// The record as a command names it; `nil` where nothing can be done to its kind.
  package var named: NamedRecord?
  /// What the rules say to each act on it, asked when it was read.
  package var judgements: [RecordAct: Judgement]
  /// Exceptions that are in force, on which something could rest.
  package var grounds: [ExceptionFact]
  /// How many answers of the viewer in its campaign wait for the sign-off, by verdict.
  package var staged: [Verdict: Int]

  package init(
    row: RecordRow,
    rationale: String? = nil,
    control: String? = nil,
    history: [LedgerRow] = [],
    named: NamedRecord? = nil,
    judgements: [RecordAct: Judgement] = [:],
    grounds: [ExceptionFact] = [],
    staged: [Verdict: Int] = [:]
  ) {
    self.row = row
    self.rationale = rationale
    self.control = control
    self.history = history
    self.named = named
    self.judgements = judgements
    self.grounds = grounds
    self.staged = staged
  }
}
