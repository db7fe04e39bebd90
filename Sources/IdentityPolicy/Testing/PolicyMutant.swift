/// A policy with one plausible mistake in it.
package struct PolicyMutant: Sendable {
  /// Such as `ReadCurated: without its condition aws:SourceVpce`.
  package let name: String
  package let policy: PolicyDocument

  /// All single mistakes that this knows, in the order of the document.
  package static func mutants(of policy: PolicyDocument) -> [PolicyMutant] {
    policy.statements.indices.flatMap { place in
      let statement = policy.statements[place]
      let name = statement.sid ?? "statement [\(statement.index)]"
      var changes = StatementMutation.changes(of: statement).map { change in
        var mutant = policy
        mutant.statements[place] = change.statement
        return PolicyMutant(name: "\(name): \(change.words)", policy: mutant)
      }
      var without = policy
      without.statements.remove(at: place)
      changes.append(PolicyMutant(name: "\(name): dropped", policy: without))
      return changes
    }
  }
}

/// The mistakes that one statement can have.
enum StatementMutation {
  typealias Change = (words: String, statement: PolicyStatement)

  static func changes(of statement: PolicyStatement) -> [Change] {
    [effect(statement)] + actions(statement) + resources(statement)
      + ConditionMutation.changes(of: statement) + principals(statement)
  }

  private static func effect(_ statement: PolicyStatement) -> Change {
    var changed = statement
    changed.effect = statement.isAllow ? .deny : .allow
    return ("\(changed.effect.rawValue) in place of \(statement.effect.rawValue)", changed)
  }

  private static func actions(_ statement: PolicyStatement) -> [Change] {
    scopes(statement.actions, widened: wider(action:)).map { scope in
      var changed = statement
      changed.actions = scope
      return ("actions \(scope.text.prefix(120))", changed)
    }
  }

  private static func resources(_ statement: PolicyStatement) -> [Change] {
    guard let resources = statement.resources else { return [] }
    return scopes(resources, widened: wider(resource:)).map { scope in
      var changed = statement
      changed.resources = scope
      return ("resources \(scope.text.prefix(120))", changed)
    }
  }

  /// Each pattern widened or left out, and the whole list turned round.
  private static func scopes(
    _ scope: PolicyStatement.Scope,
    widened: (String) -> [String]
  ) -> [PolicyStatement.Scope] {
    let patterns = scope.patterns
    var lists: [[String]] = []
    for index in patterns.indices {
      for pattern in widened(patterns[index]).unique where pattern != patterns[index] {
        var changed = patterns
        changed[index] = pattern
        lists.append(changed)
      }
      guard patterns.count > 1 else { continue }
      var fewer = patterns
      fewer.remove(at: index)
      lists.append(fewer)
    }
    typealias Scope = PolicyStatement.Scope
    return scope.isNegated
      ? lists.map(Scope.allBut) + [Scope.only(patterns)]
      : lists.map(Scope.only) + [Scope.allBut(patterns)]
  }

  private static func wider(action: String) -> [String] {
    let parts = action.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return ["*"] }
    let verb = ActionCandidates.verb(of: String(parts[1]))
    return [action + "*", "\(parts[0]):\(verb)*", "\(parts[0]):*", "*"]
  }

  private static func wider(resource: String) -> [String] {
    let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6 else { return ["*"] }
    func with(_ index: Int, _ text: String) -> String {
      var parts = parts.map(String.init)
      parts[index] = text
      return parts.joined(separator: ":")
    }
    let elements = parts[5].split(separator: "/", omittingEmptySubsequences: false)
    let open = elements.indices.map { index in
      with(5, (elements[..<index] + ["*"]).joined(separator: "/"))
    }
    var wider = [resource + "*"] + open
    for index in [3, 4] where !parts[index].isEmpty { wider.append(with(index, "*")) }
    return wider + ["*"]
  }

  private static func principals(_ statement: PolicyStatement) -> [Change] {
    guard let principals = statement.principals else { return [] }
    func change(_ words: String, _ other: PolicyPrincipals) -> Change {
      var changed = statement
      changed.principals = other
      return (words, changed)
    }
    let turned = PolicyPrincipals(principals.entries, isNegated: !principals.isNegated)
    let everyone = PolicyPrincipals([PolicyPrincipals.Entry(kind: .aws, name: "*")])
    let fewer = principals.entries.indices.map { index in
      var entries = principals.entries
      entries.remove(at: index)
      return change(
        "without principal \(principals.entries[index].name)",
        PolicyPrincipals(entries, isNegated: principals.isNegated)
      )
    }
    return [change("principal *", everyone), change("principals turned round", turned)] + fewer
  }
}
