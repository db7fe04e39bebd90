/// What the store knows of a class of controls and of the glass that is broken for it.
package struct ControlClassFacts: Sendable {
  /// `nil` for a class that never degraded.
  package var known: ControlClass?
  /// The break-glass that ``known`` names.
  package var breakGlass: BreakGlass?

  package init(known: ControlClass? = nil, breakGlass: BreakGlass? = nil) {
    self.known = known
    self.breakGlass = breakGlass
  }
}

extension ControlClass {
  /// What follows when somebody says how a class of controls is to work.
  ///
  /// The mode that was declared before takes a permission; another one, as all that changes in an incident, breaks
  /// the glass.
  package static func decide(
    _ draft: ControlClassDraft,
    facts: ControlClassFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let policy = try context.rules.controlClasses.policy(of: draft.name)
    guard let words = context.text(Optional(draft.reason)) else {
      throw Refusal(
        .missingField,
        draft.name,
        state: facts.known?.state.rawValue,
        "changing how controls work needs a reason",
        next: "say why, it is kept with \(draft.name)"
      )
    }
    guard let mode = draft.mode else { return try restore(draft, words, facts, context) }
    guard let now = facts.known?.mode(at: context.now) else {
      return try degrade(policy, to: mode, draft, words, facts, context)
    }
    guard now != mode else {
      throw Refusal(
        .conflict,
        draft.name,
        state: State.degraded.rawValue,
        "\(draft.name) is \(mode.rawValue) already",
        next: "govtop control set \(draft.name) --mode normal goes back"
      )
    }
    return try change(draft, to: mode, facts, context)
  }

  private static func restore(
    _ draft: ControlClassDraft,
    _ words: FreeText,
    _ facts: ControlClassFacts,
    _ context: Context
  ) throws(Refusal) -> [Event] {
    let name = draft.name
    try context.require(.controlMode, for: name)
    guard let known = facts.known, known.state == .degraded else {
      throw Refusal(
        .illegalTransition,
        name,
        state: State.normal.rawValue,
        "\(name) is normal: there is nothing to go back from",
        next: "govtop control list shows what is degraded"
      )
    }
    let by = context.principalPerson.id
    return [Event(known.id, .restored(by: by, reason: words))]
      + facts.ended(draft.reason, context)
  }

  private static func degrade(
    _ policy: Policy,
    to mode: Mode,
    _ draft: ControlClassDraft,
    _ words: FreeText,
    _ facts: ControlClassFacts,
    _ context: Context
  ) throws(Refusal) -> [Event] {
    let isDeclared = mode == policy.failMode
    try context.require(isDeclared ? .controlMode : .breakGlass, for: policy.name)
    let incident = draft.incident ?? ""
    guard incident.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(
        .missingField,
        policy.name,
        state: State.normal.rawValue,
        "degrading a class of controls needs the number of an incident",
        next: "open the incident first"
      )
    }
    let id = ID(policy.name)
    let version = context.rules.version
    let declared = Happening.declared(
      controls: policy.controls,
      failMode: policy.failMode,
      rulesVersion: version
    )
    let degraded = Happening.degraded(
      failMode: policy.failMode,
      cachedUntil: policy.failMode == .cached ? context.now + policy.maximumCached : nil,
      incident: incident,
      by: context.principalPerson.id,
      reason: words,
      rulesVersion: version
    )
    let first = facts.known == nil ? [Event(id, declared)] : []
    let other = isDeclared ? [] : try override(id, mode, draft, context)
    return first + [Event(id, degraded)] + other
  }

  private static func change(
    _ draft: ControlClassDraft,
    to mode: Mode,
    _ facts: ControlClassFacts,
    _ context: Context
  ) throws(Refusal) -> [Event] {
    guard let known = facts.known else { return [] }
    let isOverridden = known.overriddenUntil.map { context.now < $0 } ?? false
    guard isOverridden else {
      try context.require(.breakGlass, for: draft.name)
      return try override(known.id, mode, draft, context)
    }
    var declared = known
    declared.apply(.lapsed(mode: known.failMode), at: context.now)
    guard let back = declared.mode(at: context.now), back == mode else {
      throw known.refusal(
        .conflict,
        "the mode of \(draft.name) was changed by \(known.breakGlass.map(\.text) ?? "break-glass") already",
        next: "end that first: govtop revoke \(known.breakGlass.map(\.text) ?? "")"
      )
    }
    try context.require(.controlMode, for: draft.name)
    return [Event(known.id, .lapsed(mode: back))]
      + facts.ended(draft.reason, context)
  }

  /// Another mode than the declared one, for as long as emergency access may last.
  private static func override(
    _ id: ID,
    _ mode: Mode,
    _ draft: ControlClassDraft,
    _ context: Context
  ) throws(Refusal) -> [Event] {
    let invocation = try BreakGlass.invocation(
      draft.incident,
      draft.reason,
      context.rules.exceptions.breakGlass.maximumLength,
      draft.name,
      context
    ) { $0.controlClass = id }
    let glass: BreakGlass.ID = context.nextID(.breakGlass)
    return [
      Event(glass, .invoked(invocation)), Event(glass, .activated(grant: nil)),
      Event(id, .overridden(mode: mode, until: invocation.endsAt, breakGlass: glass)),
    ]
  }

  /// What follows when the glass that was broken for it is mended: the mode that was declared before.
  package static func follow(
    endOf breakGlass: BreakGlass,
    _ known: ControlClass,
    in system: SystemContext
  ) -> [Event] {
    guard known.breakGlass == breakGlass.id, known.state == .degraded else { return [] }
    var declared = known
    declared.apply(.lapsed(mode: known.failMode), at: system.now)
    guard let mode = declared.mode(at: system.now) else { return [] }
    return [Event(known.id, .lapsed(mode: mode))]
  }
}

extension ControlClassFacts {
  /// The words get a salt of their own: no two entries share one.
  fileprivate func ended(_ reason: String, _ context: Context) -> [Event] {
    guard let breakGlass, breakGlass.isLive(at: context.now) else { return [] }
    let by = context.principalPerson.id
    return breakGlass.ended(by: by, context.text(reason), at: context.now)
  }
}
