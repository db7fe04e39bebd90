import IdentityPolicy
import Testing

/// One rule with a case that it must find, and one that it must not.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let rule: String
  let found: String
  let silent: String
  var use = LintedPolicy.Use.permissions

  init(
    _ rule: String,
    finds found: String,
    not silent: String,
    use: LintedPolicy.Use = .permissions
  ) {
    self.rule = rule
    self.found = found
    self.silent = silent
    self.use = use
  }

  var testDescription: String { rule }
}
