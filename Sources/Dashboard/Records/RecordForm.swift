import Governance
import TerminalUI

/// What an act on a record is called, by which key, what it asks and what it writes: one row an act.
struct RecordForm {
  /// When the dialog asks for a typed word.
  enum Stakes {
    /// Never.
    case light
    /// From high risk on.
    case risk
    /// From high risk on, in production, and where neither is known.
    case grave
    /// Always.
    case always
  }

  let verb: String
  let key: Action
  let writes: String
  let fields: [RecordField]
  let stakes: Stakes
  /// Whether its facts must have been on screen to their end.
  let needsReading: Bool

  init(
    _ verb: String,
    _ key: Action,
    _ writes: String,
    _ fields: [RecordField] = [.reason],
    stakes: Stakes = .light,
    needsReading: Bool = true
  ) {
    self.verb = verb
    self.key = key
    self.writes = writes
    self.fields = fields
    self.stakes = stakes
    self.needsReading = needsReading
  }

  init(_ act: RecordAct) {
    self =
      switch act {
      case .certify, .end, .reduce, .abstain, .handOver, .reopen: Self.item(act)
      case .signOff, .start, .finish, .cancelCampaign: Self.campaign(act)
      case .approveException, .denyException, .withdrawException, .revokeException, .review,
        .renew:
        Self.exception(act)
      case .approveExtension, .extend, .endEmergency, .judgeEmergency: Self.emergency(act)
      case .acknowledge, .assign, .remediate, .finishRemedy, .accept, .dismiss, .except:
        Self.finding(act)
      case .submit, .approvePackage, .rejectPackage, .promote, .demote: Self.package(act)
      case .authorize, .advance, .rollBack, .cancelChange: Self.change(act)
      }
  }
}
