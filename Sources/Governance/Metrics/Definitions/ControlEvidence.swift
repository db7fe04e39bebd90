/// A control of a standard, what shows that it works, and how old that may be.
package struct ControlEvidence: Hashable, Sendable {
  /// `AC-2(j)`.
  package let control: String
  /// What it asks, in short.
  package let demand: String
  /// Kinds of ledger entries, one of which is evidence.
  package let kinds: [String]
  /// Evidence that is older is stale.
  package let cadence: Duration

  private init(_ control: String, _ demand: String, _ kinds: [String], days: Int) {
    self.control = control
    self.demand = demand
    self.kinds = kinds
    cadence = .days(days)
  }

  /// The controls that entries of the ledger can show to work; a control that none can is not mapped.
  package static let table: [ControlEvidence] = [
    .init("AC-2", "accounts are known and current", ["snapshot.published"], days: 7),
    .init("AC-2(2)", "emergency access ends by itself", ["break_glass.expired"], days: 365),
    .init(
      "AC-2(3)",
      "accounts of leavers are disabled",
      ["person.offboarded", "grant.revoked"],
      days: 90
    ),
    .init(
      "AC-2(4)",
      "changes of access are recorded",
      ["grant.activated", "grant.adopted"],
      days: 90
    ),
    .init("AC-2(j)", "access is reviewed at intervals", ["item.signed_off"], days: 180),
    .init(
      "AC-3(2)",
      "two persons authorise what is critical",
      ["request.approved", "exception.approved"],
      days: 90
    ),
    .init("AC-5", "duties are separated by rule", ["rules.applied"], days: 365),
    .init("AC-6(7)", "privileges are reviewed", ["item.signed_off", "campaign.closed"], days: 90),
    .init("CA-7", "controls are watched continuously", ["metrics.recorded"], days: 2),
    .init("CM-3", "changes are controlled", ["ticket.closed", "bundle.enforced"], days: 90),
    .init("CM-5(4)", "two persons sign what runs", ["bundle.signed"], days: 90),
    .init("CP-4", "recovery is exercised", ["drill.passed"], days: 90),
    .init("SI-7", "drift is found and mended", ["drift.verified", "drift.detected"], days: 90),
  ]
}
