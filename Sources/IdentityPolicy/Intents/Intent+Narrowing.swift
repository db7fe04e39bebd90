import Governance

extension Intent {
  /// What holds in the overlay's environment, and every field by which the overlay would loosen.
  ///
  /// Both must have their `{env}` substituted: what is compared is what is meant.
  package func narrowed(by overlay: IntentOverlay) -> (intent: Intent, loosenings: [Loosening]) {
    var narrowing = Narrowing(self, by: overlay)
    narrowing.intent.environment = overlay.environment
    narrowing.narrowIdentity()
    narrowing.narrowToken()
    narrowing.narrowAllows()
    narrowing.narrowDenies()
    narrowing.narrowEgress()
    narrowing.narrowBreakGlass()
    narrowing.intent.tests += overlay.tests.filter { !tests.contains($0) }
    return (narrowing.intent, narrowing.loosenings)
  }
}

extension Narrowing {
  mutating func narrowIdentity() {
    if let zone = overlay.zone, zone != intent.zone {
      note("zone", intent.zone.rawValue, zone.rawValue, at: "zone")
    }
    most(\.classification, overlay.classification, "dataClassification") { $0.rawValue }
    least(\.expires, overlay.expires, "expires") { $0.description }
    least(\.owner.recertifyEvery, overlay.recertifyEvery, "owner.recertifyEvery") { $0.written }
    guard let subject = overlay.subject else { return }
    let own = intent.subject.kubernetes
    require(same: own.issuer, subject.issuer, "kubernetes.issuer")
    require(same: own.namespace, subject.namespace, "kubernetes.namespace")
    require(same: own.serviceAccount, subject.serviceAccount, "kubernetes.serviceAccount")
    require(same: intent.subject.spiffe ?? "none", subject.spiffe, "spiffe")
  }

  private mutating func require(same base: String, _ value: String?, _ field: String) {
    guard let value, value != base else { return }
    note(
      "subject.\(field)",
      "`\(base)`",
      "`\(value)`",
      at: "subject/\(field.replacing(".", with: "/"))",
      advice: "another subject is another identity, with an intent of its own"
    )
  }

  mutating func narrowToken() {
    least(\.token.lifetime, overlay.lifetime, "token.ttl") { $0.written }
    if let audience = overlay.audience {
      let base = intent.token.audience
      if audience.isEmpty || !Set(audience).isSubset(of: base) {
        note("token.audience", base.inWords, audience.inWords, at: "token/audience")
      }
      intent.token.audience = base.filter(audience.contains)
    }
    if overlay.automount == true, !intent.token.automount {
      note("token.automount", "false", "true", at: "token/automount")
    }
    intent.token.automount = intent.token.automount && overlay.automount ?? true
  }

  mutating func narrowDenies() {
    guard let denies = overlay.deny else { return }
    if denies.isEmpty, !intent.deny.isEmpty {
      note(
        "deny",
        intent.deny.map(\.id).inWords,
        "none",
        at: "deny",
        advice: "leave the field out to keep them, or add to them"
      )
    }
    for deny in denies {
      guard let place = intent.deny.firstIndex(where: { $0.id == deny.id }) else {
        intent.deny.append(deny)
        continue
      }
      let base = intent.deny[place].verbs
      if !Set(base).isSubset(of: deny.verbs) {
        note(
          "deny.\(deny.id)",
          base.map(\.rawValue).inWords,
          deny.verbs.map(\.rawValue).inWords,
          at: "deny"
        )
      }
      intent.deny[place].verbs += deny.verbs.filter { !base.contains($0) }
    }
  }

  mutating func narrowEgress() {
    guard overlay.egressMode != nil || overlay.hosts != nil else { return }
    guard let base = intent.egress else {
      intent.egress = IntentEgress(
        mode: overlay.egressMode ?? .allowlist,
        hosts: overlay.hosts ?? []
      )
      return
    }
    var merged = base
    if base.mode == .allowlist {
      if overlay.egressMode == .open { note("egress.mode", "allowlist", "open", at: "egress/mode") }
      if let hosts = overlay.hosts {
        if !Set(hosts).isSubset(of: base.hosts) {
          note("egress.hosts", base.hosts.inWords, hosts.inWords, at: "egress/hosts")
        }
        merged.hosts = base.hosts.filter(hosts.contains)
      }
    } else if overlay.egressMode == .allowlist {
      merged = IntentEgress(mode: .allowlist, hosts: overlay.hosts ?? [])
    }
    intent.egress = merged
  }
}
