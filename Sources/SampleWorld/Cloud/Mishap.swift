import Governance

/// Something that was changed in an account by hand, outside of any decision, until somebody put it right.
struct Mishap: Sendable {
  enum Kind: String, Sendable {
    /// The boundary of a role was taken off.
    case unbounded
    /// A right was attached to a user.
    case attached
    /// A role may be taken on from a strange account.
    case trusted
    /// The owner's tag was lost.
    case disowned
    /// A policy allows more than before.
    case widened
    /// The end of an exception was moved in its tag.
    case pushedOut = "pushed_out"
  }

  let kind: Kind
  let account: CloudAccount
  let subject: String
  let detail: String
  private let span: Span

  func holds(daysAgo: Double) -> Bool { span.holds(daysAgo: daysAgo) }

  static let all: [Mishap] = TextTable(text).rows.compactMap { row in
    guard let kind = Kind(rawValue: row.text(0)), let account = accounts[row.text(1)] else {
      return nil
    }
    return Mishap(
      kind: kind,
      account: account,
      subject: row.text(2),
      detail: row.text(3),
      span: Span(from: row.number(4).map(Double.init), until: row.number(5).map(Double.init))
    )
  }

  private static let accounts: [String: CloudAccount] = ["prod": .prod, "stage": .stage]

  /// kind, account, subject, detail, from, until.
  private static let text = """
    attached | prod | sam | iam-operator | 258 | 214
    unbounded | prod | ml-deploy | - | 162 | 125
    trusted | prod | ranking-exporter | 991122334455 | 142 | 122
    attached | prod | wei | function-rollout | 121 | 80
    trusted | prod | ml-registry-sync | 887766554433 | 76 | 41
    widened | stage | eval-write | s3:DeleteObject | 41 | 9
    attached | prod | tariq | session-shell | 23 | 12
    pushed_out | prod | vendor-scan | - | 22 | -
    disowned | prod | dns-controller | - | 12 | -
    attached | prod | paulo | secrets-read | 1.5 | -
    """
}
