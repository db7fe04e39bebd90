extension Person {
  /// What follows when a contract has run out, or a people source says that somebody left: as an offboarding.
  ///
  /// `leftAt` is when the source has it; nothing follows for the only administrator, without whom nobody could mend it.
  package static func leave(
    _ person: Person,
    leftAt: Instant?,
    facts: PeopleFacts,
    in system: SystemContext
  ) -> [Event] {
    let now = system.now
    let contractEnd = person.contractEndsAt.flatMap { $0 <= now ? $0 : nil }
    let sourceEnd = leftAt.flatMap { $0 <= now ? $0 : nil }
    guard person.state == .active,
      let effectiveAt = [contractEnd, sourceEnd].compactMap({ $0 }).min(),
      !person.personas.contains(.administrator) || facts.administrators > 1
    else { return [] }
    let why = contractEnd == effectiveAt ? "the contract ended" : "the people source says so"
    let left = Event(
      person.id,
      .person(.offboarded(effectiveAt: effectiveAt, reason: system.text(why)))
    )
    return [left] + facts.liveGrants.compactMap { $0.endedByLeaving(at: now) }
  }
}
