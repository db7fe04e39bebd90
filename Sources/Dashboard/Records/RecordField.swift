import Governance
import TerminalUI

/// One thing that an act on a record asks for.
enum RecordField: Hashable {
  case reason, person, exception, environment, incident, change, ticket, control, rule, scope
  case judgement, mend, outcome, effect, evidence
  case length(String, String)

  /// Under which name its text is found in the dialog.
  var id: String {
    switch self {
    case .reason: "reason"
    case .person: "to"
    case .exception: "under"
    case .environment: "environment"
    case .incident: "incident"
    case .change: "change"
    case .ticket: "ticket"
    case .control: "control"
    case .rule: "rule"
    case .scope: "scope"
    case .judgement: "found"
    case .mend: "and"
    case .outcome: "went"
    case .effect: "effect"
    case .evidence: "proof"
    case .length: "for"
    }
  }

  static let justified = ["justified", "violation"]
  static let mending = ["nothing more", "mend the rule"]
  static let outcomes = ChangeTicket.Outcome.allCases
  static let environments = [Environment.dev, .stage, .prod]

  /// The field of a dialog, filled from what was shown.
  func field(for order: RecordOrder, _ forms: DialogForms) -> DialogField {
    let row = order.row
    switch self {
    case .reason: return forms.reason(for: order)
    case .person: return asked("a handle: ben", row.text("owner_name") ?? "")
    case .exception:
      let ids = order.detail.grounds.map(\.id)
      let first = ids.prefix(4).joined(separator: " ")
      return asked("in force: \(first)\(ids.count > 4 ? " and more" : "")", ids.first ?? "")
    case .environment: return choice(Self.environments.map(\.rawValue))
    case .incident:
      let isNeeded = !row.list("live_in").isEmpty
      return DialogField(id, hint: "the incident's number", isRequired: isNeeded)
    case .change: return asked("the change it belongs to: CH-12", row.text("ticket") ?? "")
    case .ticket: return asked("where the work is written down", row.text("ticket") ?? "")
    case .control:
      return asked("what guards meanwhile", row.text("compensating_control") ?? "")
    case .rule: return asked("the rule departed from", row.text("rule") ?? "")
    case .scope: return asked("workload:a env:prod", row.text("scope") ?? row.scope)
    case .judgement: return choice(Self.justified)
    case .mend: return choice(Self.mending)
    case .outcome: return choice(Self.outcomes.map { Names.words($0.rawValue) })
    case .effect: return asked("what really happened \(forms.glyphs.dot) \(DialogForms.kept)")
    case .evidence: return asked("links to what proves it, by spaces")
    case .length(let label, let hint):
      return DialogField(id, label: label, hint: hint, isRequired: !hint.hasPrefix("empty"))
    }
  }

  private func asked(_ hint: String, _ text: String = "") -> DialogField {
    DialogField(id, hint: hint, isRequired: true, text: text)
  }

  private func choice(_ words: [String]) -> DialogField {
    DialogField(id, hint: "← → choose", choices: words)
  }
}

extension RecordForm {
  /// What is asked for this record: a change's next step decides what it needs.
  func fields(for order: RecordOrder) -> [RecordField] {
    guard order.act == .advance else { return fields }
    switch TicketState(rawValue: order.shown.named.state) {
    case .implement: return [.outcome, .effect]
    case .review: return [.evidence]
    default: return []
    }
  }

  /// What the ledger will say of this record.
  func writes(for order: RecordOrder) -> String {
    switch order.act {
    case .advance:
      let kind = order.row.text("kind").flatMap(ChangeTicket.Kind.init(rawValue:))
      let state = TicketState(rawValue: order.shown.named.state)
      let next = state.flatMap { kind?.next(after: $0) }
      return next.map { "its next step: \($0.rawValue)" } ?? writes
    case .dismiss where order.shown.named.isHalfDone:
      return "the second word that it is none, which closes it for good"
    case .cancelCampaign where order.shown.named.isHalfDone:
      return "the second word that it is given up: it ends, answers are kept"
    case .signOff:
      let parts = Verdict.allCases.compactMap { verdict in
        order.detail.staged[verdict].map { "\(verdict.rawValue) \($0)" }
      }
      return parts.isEmpty ? writes : "\(parts.joined(separator: ", ")): \(writes)"
    default: return writes
    }
  }
}
