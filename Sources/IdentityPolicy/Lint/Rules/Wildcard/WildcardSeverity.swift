/// Grades an action pattern by what it opens and on how much.
enum WildcardSeverity {
  static func of(_ action: ActionPattern, in statement: LintedStatement) -> LintSeverity {
    let isWide = statement.analysed.reachesManyResources && !statement.pinsResource
    if SensitiveActions.opensEscalation(action) { return isWide ? .high : .medium }
    if SensitiveActions.opensConfidential(action) {
      return isWide ? .medium : action.isWholeService ? .medium : .low
    }
    return isWide && action.isWholeService ? .medium : .low
  }
}

/// What the actions of a statement reach by a wide resource pattern.
struct ResourceReach {
  let severity: LintSeverity
  /// An action that could be limited to a resource.
  let example: String
  let words: String

  /// `nil` when nothing narrower can be written, or when nothing of weight is reached.
  init?(_ statement: LintedStatement, _ pattern: ResourcePattern) {
    let limitable = statement.analysed.actions.filter { !$0.hasNoResourceLevel }
    let escalating = limitable.first(where: SensitiveActions.opensEscalation)
    let confidential = limitable.first(where: SensitiveActions.opensConfidential)
    guard let first = escalating ?? confidential ?? limitable.first(where: { !$0.isReading }) else {
      return nil
    }
    example = "`\(first.text)`"
    words = ResourceReach.words(pattern)
    let grade: LintSeverity =
      escalating != nil
      ? .high : confidential == nil ? .low : pattern.width == .type ? .low : .medium
    severity = statement.pinsResource ? min(grade, .low) : grade
  }

  private static func words(_ pattern: ResourcePattern) -> String {
    switch pattern.width {
    case .everything: "every resource"
    case .service: "every resource of \(pattern.service ?? "the service")"
    case .type, .named: "every resource of its type"
    }
  }
}
