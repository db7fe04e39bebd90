import Governance

extension Intent {
  /// What the intent means, a sentence a line: who, what, on what terms, and what ends it.
  package var explanation: [(topic: String, sentence: String)] {
    var lines: [(String, String)] = [
      ("who", "\(subject.kubernetes.tokenSubject) of \(subject.kubernetes.issuer), nobody else"),
      ("answers", "\(owner.team) (\(owner.contacts.inWords))"),
      (
        "where",
        "zone \(zone.rawValue), environment \(environment.rawValue), "
          + "\(classification.rawValue) data"
      ),
      (
        "token",
        "lives \(token.lifetime.written), for \(token.audience.inWords); "
          + (token.automount ? "mounted by itself" : "never mounted by itself")
      ),
    ]
    lines += allow.map { ("may", $0.sentence(on: classification)) }
    lines += deny.map { ("never", "\($0.verbs.map(\.rawValue).inWords) (\($0.id))") }
    if let egress {
      let hosts = egress.mode == .open ? "anywhere" : "only \(egress.hosts.inWords)"
      lines.append(("connects", hosts))
    }
    if let breakGlass { lines.append(("emergency", breakGlass.sentence)) }
    lines.append(("ends", expires.map(\.description) ?? "never by itself"))
    return lines
  }
}

extension IntentAllow {
  fileprivate func sentence(on data: Classification) -> String {
    let what: String
    switch scope {
    case .neutral(let verbs, _): what = verbs.map(\.rawValue).inWords
    case .provider(_, let actions, _): what = actions.inWords
    }
    var words = "\(what) on \(resourceTexts.inWords)"
    if !require.isEmpty { words += ", only with \(require.map(\.text).inWords)" }
    if isElevated(on: data) { words += "; elevated, so it needs an end" }
    return words + " (\(id))"
  }
}

extension IntentBreakGlass {
  fileprivate var sentence: String {
    var shown: [String] = []
    if let ticket = requires.ticket { shown.append("a ticket like \(ticket)") }
    if requires.mfa { shown.append("a second factor") }
    if requires.rationaleMinimum > 0 {
      shown.append("a reason of \(requires.rationaleMinimum) characters")
    }
    return
      "\(grants.map(\.text).inWords), for at most \(compiledLifetime.written), "
      + "with \(shown.inWords); "
      + "reviewed by \(postReview.minimum) of \(postReview.groups.inWords)"
      + (postReview.within.map { " within \($0.written)" } ?? "")
  }
}
