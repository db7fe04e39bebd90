import Dashboard
import Governance
import Testing
import TerminalUI

/// The differences between what was shown and what is.
struct ChangeTests {
  static func words(_ facts: [TerminalUI.Fact]) -> [String] {
    facts.map {
      [$0.label, $0.lines.first?.text ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  static func differences(_ change: (inout AccessRequest) -> Void) -> [String] {
    var request = Sample.training.request
    change(&request)
    request.version += 1
    return words(
      Changes.facts(
        from: Sample.training,
        to: Sample.row(request),
        Moments(Sample.session()),
        handles: [Sample.ben.id: "ben"]
      )
    )
  }

  @Test func `a vote of somebody else`() {
    let words = Self.differences { $0.votes.append(Sample.vote(by: Sample.ben)) }
    #expect(words.first?.hasPrefix("ben voted yes") == true)
    #expect(words.first?.hasSuffix("nothing was written") == true)
    #expect(words.last == "votes 0 of 2  →  1 of 2")
  }

  @Test func `a decision of somebody else`() {
    let words = Self.differences { $0.state = .denied }
    #expect(words == ["denied. nothing was written", "state pending  →  denied"])
  }

  @Test func `the loser of a race reads who was faster, and when`() {
    let words = Self.differences {
      $0.state = .approved
      $0.closedBy = Sample.ben.id
      $0.closedAt = Sample.now - .minutes(3)
    }
    #expect(words.first == "approved by ben 3m ago. nothing was written")
  }

  @Test func `a successor`() {
    let words = Self.differences {
      $0.state = .superseded
      $0.supersededBy = "AR-2052"
    }
    #expect(words.first == "superseded by AR-2052. nothing was written")
  }

  @Test func `a question`() {
    let words = Self.differences {
      $0.questions.append(
        .init(asker: Sample.ben.id, text: Sample.text("why?"), askedAt: Sample.now)
      )
    }
    #expect(words == ["it was changed. nothing was written", "asked 0  →  1"])
  }

  @Test func `another risk, length or rule`() {
    let other = Sample.row(Sample.request(2_044, risk: Sample.risk(47), length: .hours(24)))
    let words = Self.words(
      Changes.facts(from: Sample.training, to: other, Moments(Sample.session()))
    )
    #expect(words.contains("for 8h  →  24h"))
    #expect(words.contains("risk 45 high  →  47 high"))
  }

  @Test func `a grant that changed`() {
    var grant = Sample.grants[1].grant
    grant.state = .revoking
    grant.version = 2
    let words = Self.words(
      Changes.facts(from: Sample.grants[1], to: Sample.row(grant, "ml-train-gpu", "x"))
    )
    #expect(
      words == [
        "somebody changed it. nothing was written", "state standing  →  revoking",
        "version v1  →  v2",
      ]
    )
  }

  @Test func `a grant that changes under the dialog replaces its buttons`() {
    var play = VerbTests.access(on: "GR-774")
    play.press(.character("x"))
    play.type("not used")
    var grant = Sample.grants[1].grant
    grant.state = .revoking
    grant.version = 2
    play.grants[1] = Sample.row(grant, "ml-train-gpu", "x")
    play.send(.storeChanged(revision: 3))
    #expect(play.dialog?.isOutdated == true)
    play.press(.tab, .enter)
    #expect(play.performed.isEmpty)
    #expect(play.state.access.filter == "id:=GR-774")
  }

  @Test func `one of several marked rows that changes stops them all`() {
    let rows = (1...3).map { number in
      Sample.row(Sample.request(number, risk: Sample.risk(12), environment: .dev))
    }
    var play = VotingTests.play(on: "AR-1", rows)
    play.press(.character("*"), .character("a"))
    play.requests[1] = Sample.row(Sample.voted(rows[1].request, by: Sample.ben))
    play.send(.storeChanged(revision: 3))
    #expect(play.dialog?.isOutdated == true)
    #expect(play.dialog?.dialog.title == "AR-2 is not what you saw")
    play.press(.tab, .enter)
    #expect(play.performed.isEmpty)
  }

  @Test func `what was sent is compared no more: the store judges`() {
    var (play, _) = AnsweringTests.sent()
    play.requests[3] = Sample.row(Sample.voted(Sample.reading.request, by: Sample.ada))
    play.send(.storeChanged(revision: 3))
    #expect(play.dialog?.isOutdated == false)
  }
}
