import Governance

/// One request from its first word to its end.
struct RequestStory: Sendable {
  enum Ending: Sendable {
    /// The voters one after the other, until nobody more is needed.
    case approved([Vote])
    case denied(Vote, reason: String)
    case cancelled(afterMinutes: Int)
    /// Nobody answers, or nobody has answered yet.
    case open
  }

  struct Vote: Sendable {
    let by: String
    let afterMinutes: Int
    var delegateFor: String?
  }

  struct Question: Sendable {
    let by: String
    let afterMinutes: Int
    let text: String
    var answer: String?
  }

  let label: String
  let requester: String
  let wish: Wish
  let at: Instant
  let duration: Duration
  let words: String
  var ticket: String?
  var startAt: Instant?
  var ending: Ending
  var question: Question?
  /// Label of the request that this one replaces.
  var supersedes: String?
  /// Label of the request whose grant this one renews.
  var renews: String?
  /// Label of the exception on which it rests; without that nobody asks.
  var exception: String?
  /// Minutes after the request at which the grant is ended, by whom, and whether somebody attests it.
  var revocation: (by: String, afterMinutes: Int, attestedBy: String?)?
  /// Whether the account goes on showing it after its end was decided.
  var isStuck = false

  private func moment(_ minutes: Int) -> Instant { at + .minutes(minutes) }

  var steps: [Step] {
    [submission] + questioning + deciding + revoking
  }

  private var submission: Step {
    Step(
      at,
      by: requester,
      .perform(label: label) { [self] names in
        exception.map { names.known(PolicyException.self, $0) == nil } ?? false
          ? [] : [.request(draft(names))]
      }
    )
  }

  private func draft(_ names: SampleNames) -> RequestDraft {
    var draft = RequestDraft(
      entitlement: wish.entitlement,
      duration: duration,
      justification: words,
      ticket: ticket
    )
    draft.beneficiary = wish.principal
    draft.startAt = startAt
    draft.supersedes = supersedes.map { names.request($0) }
    draft.renews = renews.map { names.grant($0) }
    draft.exception = exception.map { (names.id($0) as PolicyException.ID).text }
    return draft
  }

  private var questioning: [Step] {
    guard let question else { return [] }
    let asking = whilePending(question.afterMinutes, by: question.by) { names in
      [.ask(names.request(label), text: question.text)]
    }
    guard let answer = question.answer else { return [asking] }
    return [
      asking,
      whilePending(question.afterMinutes + 6, by: requester) { names in
        [.answer(names.request(label), text: answer)]
      },
    ]
  }

  private var deciding: [Step] {
    switch ending {
    case .approved(let votes):
      votes.map { vote in
        whilePending(vote.afterMinutes, by: vote.by, for: vote.delegateFor) { names in
          [.approve(names.decision(on: label))]
        }
      }
    case .denied(let vote, let reason):
      [
        whilePending(vote.afterMinutes, by: vote.by, for: vote.delegateFor) { names in
          [.deny(names.decision(on: label, reason: reason))]
        }
      ]
    case .cancelled(let minutes):
      [
        whilePending(minutes, by: requester) { names in
          [.cancel(names.request(label), reason: "no longer needed")]
        }
      ]
    case .open: []
    }
  }

  private var revoking: [Step] {
    guard let revocation else { return [] }
    let reason =
      revocation.by == requester ? "done early, giving it back" : "the work it was for is over"
    let ending = Step(
      moment(revocation.afterMinutes),
      by: revocation.by,
      .perform(label: label) { names in
        names.revocableGrant(label).map { [.revoke($0, reason: reason, seen: nil)] } ?? []
      }
    )
    guard let witness = revocation.attestedBy else { return [ending] }
    return [
      ending,
      Step(
        moment(revocation.afterMinutes + 35),
        by: witness,
        .perform(label: label) { names in
          // An import may have shown it meanwhile.
          names.openGrant(label).map {
            [.attest($0, reason: "looked at the account, it is gone")]
          } ?? []
        }
      ),
    ]
  }

  /// A step that is left out once the request is decided.
  private func whilePending(
    _ minutes: Int,
    by actor: String,
    for delegator: String? = nil,
    _ commands: @escaping @Sendable (SampleNames) -> [Command]
  ) -> Step {
    Step(
      moment(minutes),
      by: actor,
      for: delegator,
      .perform(label: label) { [label] names in names.isPending(label) ? commands(names) : [] }
    )
  }

  /// When the account shows the right in the beneficiary's hands; `nil` where it never does.
  var opening: Opening? {
    guard case .approved(let votes) = ending, case .cloud(let right, .user(let user)) = wish,
      let first = votes.first, let last = votes.last
    else { return nil }
    // Surely decided, and surely not yet over, whoever the deciding voter was.
    let from = max(moment(last.afterMinutes), startAt ?? at)
    let lasts = max(moment(first.afterMinutes), startAt ?? at) + duration
    guard !isStuck else { return Opening(user: user, right: right, from: from, until: .distant) }
    let until = revocation.map { min(lasts, moment($0.afterMinutes)) } ?? lasts
    return Opening(user: user, right: right, from: from, until: until)
  }

  struct Opening: Sendable {
    let user: String
    let right: CloudRight
    let from: Instant
    let until: Instant

    func holds(at moment: Instant) -> Bool { from <= moment && moment < until }
  }
}

extension Instant {
  fileprivate static let distant = Instant(milliseconds: .max)
}
