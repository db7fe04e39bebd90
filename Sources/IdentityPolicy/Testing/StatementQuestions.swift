/// The questions that tell what one statement does, and where it ends.
struct StatementQuestions {
  /// One question with the reason to ask it.
  struct Question {
    let label: String
    let action: String
    let resource: String
    let principal: RequestPrincipal
    let context: RequestContext
  }

  private let statement: CompiledStatement
  private let side: TestedPolicies.Side
  private let actions: [String]
  private let resources: [String]
  private let principals: [RequestPrincipal]
  private let circumstances: ContextCandidates

  init(_ statement: CompiledStatement, of subject: TestedPolicies) {
    self.statement = statement
    side = subject.side
    actions = ActionCandidates(statement.written).texts
    resources = ResourceCandidates(statement.written).texts
    principals =
      subject.side == .identity
      ? [TestedPolicies.holder] : PrincipalCandidates(statement.written).principals
    circumstances = ContextCandidates(statement, sparing: subject.denials(besides: statement))
  }

  /// The actions that the statement speaks of, or any where it speaks of none.
  private var ownActions: [String] {
    let own = actions.filter { statement.speaks(ofAction: ActionName($0)) }
    return own.isEmpty ? Array(actions.prefix(1)) : own
  }

  private var ownResources: [String] {
    let own = resources.filter { speaks(ofResource: $0) }
    return own.isEmpty ? Array(resources.prefix(1)) : own
  }

  private func speaks(ofResource text: String) -> Bool {
    let request = PolicyRequest(
      principal: TestedPolicies.holder,
      action: ownActions[0],
      resource: text,
      context: circumstances.met
    )
    return statement.speaks(ofResource: request, whenUnnamed: side == .resource)
  }

  private var ownPrincipals: [RequestPrincipal] {
    let own = principals.filter { statement.match($0, isBounded: false) != nil }
    return side == .identity || own.isEmpty ? Array(principals.prefix(1)) : own
  }

  /// What the statement is for: its own actions on its own resources, every condition met.
  var own: [Question] {
    let (resources, principal) = (ownResources, ownPrincipals[0])
    return ownActions.flatMap { action in
      resources.prefix(4).map { resource in
        question("\(action) on \(resource)", action, resource, principal, circumstances.met)
      }
    }
  }

  /// Where it ends: neighbours of actions, resources and callers, each condition violated and absent.
  var neighbours: [Question] {
    let (action, resource, principal) = (ownActions[0], ownResources[0], ownPrincipals[0])
    let met = circumstances.met
    var questions = actions.map { question("action \($0)", $0, resource, principal, met) }
    questions += resources.map { question("resource \($0)", action, $0, principal, met) }
    questions += principals.map { question("caller \($0.name)", action, resource, $0, met) }
    questions += contexts.map { question($0.label, action, resource, principal, $0.context) }
    return questions
  }

  private var contexts: [(label: String, context: RequestContext)] {
    var contexts: [(label: String, context: RequestContext)] = []
    for key in circumstances.keys {
      contexts.append(("without \(key.name)", changed(key.name, to: [])))
      for list in key.meeting + key.violating {
        let text = list.map(\.text).joined(separator: " and ")
        contexts.append(("\(key.name) \(text)", changed(key.name, to: list)))
      }
    }
    return contexts
  }

  private func changed(_ key: String, to values: [RequestContext.Value]) -> RequestContext {
    var context = circumstances.met
    context[key] = values
    return context
  }

  private func question(
    _ label: String,
    _ action: String,
    _ resource: String,
    _ principal: RequestPrincipal,
    _ context: RequestContext
  ) -> Question {
    Question(
      label: label,
      action: action,
      resource: resource,
      principal: principal,
      context: context
    )
  }
}
