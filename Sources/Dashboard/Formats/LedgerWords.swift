import Governance

/// Ledger kinds as what somebody did.
package enum LedgerWords {
  package static func did(_ kind: String) -> String {
    words[kind] ?? Names.words(kind.split(separator: ".").last.map(String.init) ?? kind)
  }

  private static let words = [
    "request.submitted": "requested", "request.voted": "voted",
    "vote.withdrawn": "took back a vote",
    "grant.scheduled": "opened", "grant.adopted": "adopted", "grant.activated": "proved open",
    "grant.revoking": "revokes", "grant.revoked": "proved gone", "grant.ending": "ends",
    "grant.externally_modified": "changed outside", "snapshot.published": "imported",
    "person.account_mapped": "mapped account", "owner.assigned": "owner assigned",
    "metrics.recorded": "numbers of the day", "database.initialised": "made",
    "operator.bootstrapped": "first operator",
  ]
}
