/// The circumstances worth asking of a statement, key by key.
struct ContextCandidates {
  /// What can be said of one key.
  struct Key {
    let name: String
    /// Values with which all conditions on the key hold.
    let meeting: [[RequestContext.Value]]
    /// Values with which one does not.
    let violating: [[RequestContext.Value]]
    /// Whether all conditions hold without the key.
    let holdsAbsent: Bool
  }

  /// In the order of the policy, each once.
  let keys: [Key]
  private let variables: [String]
  private let denials: [CompiledStatement]

  /// `denials` are statements whose conditions a context should not meet, where there is a choice.
  init(_ statement: CompiledStatement, sparing denials: [CompiledStatement] = []) {
    self.denials = denials
    let written = statement.written
    variables =
      (written.resources?.patterns ?? []).flatMap(SampleText.variables)
      + written.conditions.flatMap(\.values).flatMap(SampleText.variables)
    let sample = Self.sample(variables)
    let names = statement.conditions.map { $0.written.key.lowercased() }.unique
    keys = names.map { name in
      let own = statement.conditions.filter { $0.written.key.lowercased() == name }
      return Self.key(own, in: sample)
    }
  }

  private static func sample(_ variables: [String]) -> RequestContext {
    RequestContext(
      Dictionary(variables.map { ($0, SampleText.variable) }, uniquingKeysWith: { $1 })
    )
  }

  private static func key(_ conditions: [CompiledCondition], in sample: RequestContext) -> Key {
    let name = conditions.first?.written.key ?? ""
    func holds(_ values: [RequestContext.Value]) -> Bool {
      var context = sample
      context[name] = values
      return conditions.allSatisfy { $0.holds(in: context) }
    }
    let lists = conditions.flatMap { ValueCandidates.lists($0.written) }.unique
    return Key(
      name: name,
      meeting: lists.filter(holds),
      violating: lists.filter { !holds($0) },
      holdsAbsent: holds([])
    )
  }

  /// A context that meets every condition, as far as one is known.
  var met: RequestContext { completed(RequestContext(), besides: []) }

  /// The context with what it leaves open said as the statement wants it.
  func completed(_ context: RequestContext, besides absent: Set<String>) -> RequestContext {
    var context = context
    for name in variables where !absent.contains(name) {
      context.suggest(name, SampleText.variable)
    }
    for key in keys where context[key.name].isEmpty && !absent.contains(key.name.lowercased()) {
      if let values = key.meeting.first { context[key.name] = values }
    }
    for denial in denials { spare(&context, denial, besides: absent) }
    return context
  }

  /// Says what the context leaves open in a way that a *Deny* does not hold.
  private func spare(
    _ context: inout RequestContext,
    _ denial: CompiledStatement,
    besides absent: Set<String>
  ) {
    guard !denial.conditions.isEmpty, denial.unmetCondition(in: context) == nil else { return }
    for key in ContextCandidates(denial).keys
    where context[key.name].isEmpty && !absent.contains(key.name.lowercased()) {
      guard let values = key.violating.first else { continue }
      context[key.name] = values
      return
    }
  }
}
