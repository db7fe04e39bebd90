import Governance

/// What is said when something was done to a record: what it is now, what does not happen yet.
enum RecordOutcome {
  static func words(_ act: RecordAct, _ id: String, _ receipt: Receipt) -> String {
    let number = receipt.entries.first.map { "#\($0.sequence)" } ?? ""
    func said(_ what: String, _ then: String = "") -> String {
      "\(id): \(what) as \(number)" + (then.isEmpty ? "" : " · \(then)")
    }
    switch act {
    case .certify, .end, .reduce, .abstain:
      return said("\(RecordForm(act).verb) staged", "u takes it back, $ signs it off")
    case .handOver: return said("handed over", "nothing is decided")
    case .reopen: return said("your answer is taken back", "it is open again")
    case .signOff: return signedOff(receipt, number)
    case .approveException:
      return receipt.has("exception.approved") ? said("approved") : said("your vote is recorded")
    case .approveExtension: return said("extended once")
    case .extend: return said("an extension is asked for", "a second person grants it")
    case .endEmergency: return said("ended", "its review is owed")
    case .renew, .except:
      let new = receipt.subjects.first { $0.hasPrefix("EX-") } ?? ""
      return "\(new): asked for as \(number) · 4 shows who decides"
    case .finishRemedy: return said("recorded as done", "a scan proves it, no person does")
    case .dismiss where !receipt.has("drift.dismissed"):
      return said("your word is recorded", "a second person closes it")
    case .cancelCampaign where !receipt.has("campaign.cancelled"):
      return said("your word is recorded", "a second person ends it")
    default: return said("recorded: \(RecordForm(act).verb)")
    }
  }

  private static func signedOff(_ receipt: Receipt, _ number: String) -> String {
    let back = receipt.entries.filter { $0.kind == "item.reopened" }.map(\.event.subject)
    let signed = receipt.entries.count {
      $0.kind == "item.signed_off" || $0.kind == "item.answer_signed"
    }
    let ended = receipt.entries.count { $0.kind == "grant.revoking" }
    let rest = back.isEmpty ? "" : " · changed, so open again: \(back.joined(separator: " "))"
    return "\(Names.count(signed, "answer")) signed off from \(number) on"
      + (ended > 0 ? " · \(Names.count(ended, "grant")) to end, none proven yet" : "") + rest
  }

  static func words(
    _ act: RecordAct,
    _ count: Int,
    leftOut: Int,
    _ receipt: Receipt
  ) -> String {
    let number = receipt.entries.first.map { "#\($0.sequence)" } ?? ""
    let rest = leftOut > 0 ? " · \(leftOut) need you one by one" : ""
    return "\(RecordForm(act).verb) of \(Names.count(count, "item")) staged from \(number) on"
      + rest + " · $ signs off"
  }

  static func opened(_ receipt: Receipt) -> String {
    let number = receipt.entries.first.map { "#\($0.sequence)" } ?? ""
    let ids = receipt.subjects.filter { $0.hasPrefix("BG-") || $0.hasPrefix("GR-") }
    return "\(ids.joined(separator: ", ")): open as \(number) · everybody sees it, a review is owed"
  }
}

extension Receipt {
  fileprivate func has(_ kind: String) -> Bool { entries.contains { $0.kind == kind } }
}
