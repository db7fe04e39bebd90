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

  package init(
    row: RecordRow,
    rationale: String? = nil,
    control: String? = nil,
    history: [LedgerRow] = []
  ) {
    self.row = row
    self.rationale = rationale
    self.control = control
    self.history = history
  }
}
