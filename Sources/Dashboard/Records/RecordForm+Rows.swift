import Governance

/// The rows, a function for each kind of record.
extension RecordForm {
  static func item(_ act: RecordAct) -> RecordForm {
    switch act {
    case .certify:
      RecordForm(
        "certify",
        .approve,
        "an answer, staged: it holds once you sign it off",
        stakes: .risk
      )
    case .end:
      RecordForm("revoke", .end, "an answer, staged: its access ends once you sign it off")
    case .reduce:
      RecordForm(
        "reduce",
        .reduce,
        "an answer, staged: it ends as it is once you sign it off, less is asked for anew"
      )
    case .abstain:
      RecordForm("abstain", .ask, "that you cannot judge it, staged: its silence decides then")
    case .handOver:
      RecordForm(
        "hand over",
        .handOver,
        "another reviewer in your place; nothing is decided",
        [.person, .reason],
        needsReading: false
      )
    default:
      RecordForm(
        "take back",
        .takeBack,
        "that your answer no longer counts: it is open again",
        [],
        needsReading: false
      )
    }
  }

  static func campaign(_ act: RecordAct) -> RecordForm {
    switch act {
    case .signOff:
      RecordForm(
        "sign off",
        .signOff,
        "your staged answers, final; what must end is ended, proof comes from its target",
        [],
        needsReading: false
      )
    case .start:
      RecordForm("start", .approve, "that its first stage begins: reviewers are asked", [])
    case .finish:
      RecordForm("begin remediation", .approve, "that its review is over: what must end, ends", [])
    default:
      RecordForm(
        "cancel",
        .end,
        "your word that it is given up; a second person agrees, answers are kept",
        [.reason],
        stakes: .always
      )
    }
  }

  static func exception(_ act: RecordAct) -> RecordForm {
    switch act {
    case .approveException:
      RecordForm(
        "approve",
        .approve,
        "one vote; it holds once all who must agree have",
        stakes: .risk
      )
    case .denyException:
      RecordForm("deny", .deny, "a no, which ends it for everybody", stakes: .grave)
    case .withdrawException:
      RecordForm("withdraw", .end, "that you no longer ask for it", needsReading: false)
    case .revokeException:
      RecordForm(
        "revoke",
        .end,
        "its end now, and the end of every grant that rests on it",
        stakes: .grave
      )
    case .review:
      RecordForm(
        "keep",
        .review,
        "a review: it goes on, and the next one is owed then; x ends it instead",
        [.length("keep for", "empty: as long as its class allows"), .mend, .reason]
      )
    default:
      RecordForm(
        "renew",
        .new,
        "a request for a new one of the same rule, scope and owner; nothing is excepted yet",
        [.length("for", "90m, 8h, 14d"), .control, .ticket, .reason],
        needsReading: false
      )
    }
  }

  static func emergency(_ act: RecordAct) -> RecordForm {
    switch act {
    case .approveExtension:
      RecordForm(
        "approve",
        .approve,
        "its one extension, which begins when it would end",
        stakes: .always
      )
    case .extend:
      RecordForm(
        "extend",
        .new,
        "a request for its one extension; a second person grants it",
        [.length("for", "30m, 1h"), .reason],
        needsReading: false
      )
    case .endEmergency:
      RecordForm(
        "end",
        .end,
        "its end now, with its grants; its review is owed from then on",
        stakes: .always
      )
    default:
      RecordForm(
        "review",
        .review,
        "what you found, final: justified, or a violation",
        [.judgement, .reason]
      )
    }
  }

  static func finding(_ act: RecordAct) -> RecordForm {
    switch act {
    case .acknowledge:
      RecordForm("acknowledge", .approve, "that you have seen it; its clock runs on")
    case .assign:
      RecordForm(
        "assign",
        .handOver,
        "who answers for it from now on",
        [.person],
        needsReading: false
      )
    case .remediate:
      RecordForm(
        "remediate",
        .remediate,
        "that its playbook is begun; a scan proves it, no person does"
      )
    case .finishRemedy:
      RecordForm(
        "say done",
        .remediate,
        "that the work is done; the next scan proves it, or finds it again"
      )
    case .accept:
      RecordForm(
        "accept",
        .approve,
        "that it stands for as long as the exception does; it is open again afterwards",
        [.exception, .reason],
        stakes: .risk
      )
    case .dismiss:
      RecordForm(
        "call false",
        .deny,
        "your word that it is none; the word of a second person closes it for good",
        stakes: .grave
      )
    default:
      RecordForm(
        "except",
        .new,
        "a request for an exception for it; nothing is excepted yet",
        [
          .rule, .scope, .person, .length("for", "8h, 14d"), .control, .ticket, .reason,
        ],
        needsReading: false
      )
    }
  }

  static func package(_ act: RecordAct) -> RecordForm {
    switch act {
    case .submit:
      RecordForm("submit", .approve, "that it waits for a decision; nothing runs yet", [.change])
    case .approvePackage:
      RecordForm(
        "approve",
        .approve,
        "a yes to this digest; it runs nowhere until promoted",
        stakes: .grave
      )
    case .rejectPackage: RecordForm("reject", .deny, "a no to this digest, final", stakes: .grave)
    case .promote:
      RecordForm(
        "promote",
        .approve,
        "that its group's stage points to it; what ran there is superseded",
        [.environment, .change],
        stakes: .always
      )
    default:
      RecordForm(
        "take out",
        .end,
        "that it runs nowhere any more; what it replaced comes back where it can",
        [.incident, .reason],
        stakes: .always
      )
    }
  }

  static func change(_ act: RecordAct) -> RecordForm {
    switch act {
    case .authorize:
      RecordForm("authorize", .approve, "that it may be done in its window", [], stakes: .grave)
    case .advance: RecordForm("go on", .approve, "its next step", [])
    case .rollBack:
      RecordForm(
        "roll back",
        .end,
        "that it was taken back; its review is its next step",
        [.effect],
        stakes: .always
      )
    default: RecordForm("cancel", .deny, "that it is given up, final", stakes: .grave)
    }
  }
}
