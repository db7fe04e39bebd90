package import Documents

/// Where a finding lies.
package struct LintPlace: Hashable, Sendable {
  package let file: String
  package let position: Position
  package let path: DocumentPath
  /// The `Sid` of the statement, or else its index.
  package let statement: String?

  package init(file: String, position: Position, path: DocumentPath, statement: String? = nil) {
    self.file = file
    self.position = position
    self.path = path
    self.statement = statement
  }

  /// The place of a value.
  package init(_ document: Document, in file: String, statement: String? = nil) {
    self.init(
      file: file,
      position: document.position,
      path: document.path,
      statement: statement
    )
  }
}

/// Collects what the rules find; the same finding of one rule at one place is kept once.
package struct LintReport: Sendable {
  package private(set) var findings: [LintFinding] = []
  private var known: Set<Known> = []

  private struct Known: Hashable {
    let rule: String
    let place: LintPlace
    let message: String
  }

  package init() {}

  /// Adds a finding of a rule; severity and fix are the rule's own unless given.
  package mutating func add<Rule: LintRule>(
    _ rule: Rule.Type,
    at place: LintPlace,
    _ message: String,
    severity: LintSeverity? = nil,
    fix: String? = nil
  ) {
    guard known.insert(Known(rule: Rule.id, place: place, message: message)).inserted else {
      return
    }
    findings.append(
      LintFinding(
        rule: Rule.id,
        family: Rule.family,
        severity: severity ?? Rule.severity,
        file: place.file,
        line: place.position.line,
        column: place.position.column,
        pointer: place.path.pointer,
        statement: place.statement,
        message: message,
        fix: fix ?? Rule.fix,
        controls: Rule.controls
      )
    )
  }
}
