import Governance

/// Ledger kinds as what somebody did.
package enum LedgerWords {
  package static func did(_ kind: String) -> String {
    words[kind] ?? Names.words(kind.split(separator: ".").last.map(String.init) ?? kind)
  }

  private static let words = [
    "request.submitted": "asked", "request.voted": "voted", "vote.withdrawn": "took back a vote",
    "grant.scheduled": "opened", "grant.adopted": "adopted", "grant.activated": "shown active",
    "grant.revoking": "revokes", "grant.revoked": "gone", "grant.ending": "ends",
    "grant.externally_modified": "changed outside", "snapshot.published": "imported",
    "person.account_mapped": "mapped account", "owner.assigned": "owner assigned",
    "metrics.recorded": "numbers of the day", "database.initialised": "made", "operator.bootstrapped": "first operator",
  ]
}
