extension Narrowing {
  mutating func narrowAllows() {
    for (index, entry) in overlay.allow.enumerated() {
      let pointer = "allow/\(index)"
      guard let place = intent.allow.firstIndex(where: { $0.id == entry.id }) else {
        note("allow.\(entry.id)", "no such permission", "a new one", at: pointer)
        continue
      }
      if entry.isRenaming { noteRenaming(of: intent.allow[place], at: "\(pointer)/resources") }
      narrowRequire(place, entry, at: pointer)
      switch intent.allow[place].scope {
      case .neutral(let verbs, let resources):
        narrowNeutral(place, entry, verbs, resources, at: pointer)
      case .provider(let provider, let actions, let patterns):
        narrowProvider(place, entry, provider, actions, patterns, at: pointer)
      }
    }
  }

  private mutating func noteRenaming(of allow: IntentAllow, at pointer: String) {
    let store = allow.resourceTexts.first ?? "none"
    note(
      "allow.\(allow.id).resources",
      store,
      "a suffix, which renames and narrows nothing",
      at: pointer,
      advice: "write the name with `{env}` in the base, such as `bucket: name-{env}`"
    )
  }

  private mutating func narrowRequire(
    _ place: Int,
    _ entry: IntentOverlay.Allow,
    at pointer: String
  ) {
    guard let require = entry.require else { return }
    let base = intent.allow[place].require
    if require.isEmpty, !base.isEmpty {
      note(
        "allow.\(entry.id).require",
        base.map(\.text).inWords,
        "none",
        at: "\(pointer)/require",
        advice: "leave the field out to keep them, or add to them"
      )
    }
    intent.allow[place].require += require.filter { !base.contains($0) }
  }

  private mutating func narrowNeutral(
    _ place: Int,
    _ entry: IntentOverlay.Allow,
    _ verbs: [Verb],
    _ resources: [IntentResource],
    at pointer: String
  ) {
    let field = "allow.\(entry.id)"
    if entry.actions != nil || entry.patterns != nil || entry.provider != nil {
      note("\(field).actions", "neutral verbs", "actions of a provider", at: pointer)
    }
    if let own = entry.verbs, !Set(own).isSubset(of: verbs) {
      note(
        "\(field).verbs",
        verbs.map(\.rawValue).inWords,
        own.map(\.rawValue).inWords,
        at: "\(pointer)/verbs"
      )
    }
    var kept = resources
    if let own = entry.resources {
      kept = []
      for (index, resource) in own.enumerated() {
        if let wide = resources.first(where: resource.isContained) {
          kept.append(resource.completed(from: wide))
        } else {
          noteWider(resource, resources, field, at: "\(pointer)/resources/\(index)")
        }
      }
    }
    intent.allow[place].scope = .neutral(
      verbs: verbs.filter { entry.verbs?.contains($0) ?? true },
      resources: kept
    )
  }

  private mutating func noteWider(
    _ resource: IntentResource,
    _ resources: [IntentResource],
    _ field: String,
    at pointer: String
  ) {
    let same = resources.filter { $0.provider == resource.provider }
    let isRenamed = same.contains { base in
      guard case .objects(let own) = resource.target, case .objects(let wide) = base.target else {
        return false
      }
      return own.bucket != wide.bucket && own.bucket.hasPrefix(wide.bucket)
    }
    note(
      "\(field).resources",
      same.map(\.text).inWords,
      resource.text,
      at: pointer,
      advice: isRenamed
        ? "another name is not a narrower one: write it with `{env}` in the base" : nil
    )
  }

  private mutating func narrowProvider(
    _ place: Int,
    _ entry: IntentOverlay.Allow,
    _ provider: Provider,
    _ actions: [String],
    _ patterns: [String],
    at pointer: String
  ) {
    let field = "allow.\(entry.id)"
    if entry.verbs != nil || entry.resources != nil || entry.provider ?? provider != provider {
      note("\(field).actions", "actions of \(provider.rawValue)", "others", at: pointer)
    }
    let ownActions = entry.actions ?? actions
    let narrow = ownActions.filter { own in
      actions.contains { Glob(ignoringCase: own).isContained(in: Glob(ignoringCase: $0)) }
    }
    if narrow.count < ownActions.count {
      note("\(field).actions", actions.inWords, ownActions.inWords, at: "\(pointer)/actions")
    }
    let ownPatterns = entry.patterns ?? patterns
    let within = ownPatterns.filter { own in
      patterns.contains { ResourcePattern(own).isContained(in: ResourcePattern($0)) }
    }
    if within.count < ownPatterns.count {
      note("\(field).resources", patterns.inWords, ownPatterns.inWords, at: "\(pointer)/resources")
    }
    intent.allow[place].scope = .provider(provider, actions: narrow, resources: within)
  }
}

extension IntentAllow {
  /// Its resources, each in words.
  package var resourceTexts: [String] {
    switch scope {
    case .neutral(_, let resources): resources.map(\.text)
    case .provider(_, _, let resources): resources
    }
  }
}

extension IntentResource {
  /// With the places that only the base tells.
  func completed(from base: IntentResource) -> IntentResource {
    guard case .objects(let own) = target, case .objects(let wide) = base.target else {
      return self
    }
    return IntentResource(provider: provider, target: .objects(own.completed(from: wide)))
  }
}
