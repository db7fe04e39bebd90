/// Makes tests out of policies: what each statement gives or denies, and where that ends.
///
/// The same policies give the same tests in the same order.
package struct PolicyTestGenerator {
  private let subject: TestedPolicies

  package init(_ subject: TestedPolicies) {
    self.subject = subject
  }

  package func tests() -> [PolicyTest] {
    var seen: Set<Asked> = []
    var tests: [PolicyTest] = []
    for policy in subject.policies {
      for statement in policy.statements {
        let name = statement.written.sid ?? "statement [\(statement.written.index)]"
        for test in self.tests(of: statement, named: "\(policy.name): \(name)")
        where seen.insert(Asked(test)).inserted {
          tests.append(test)
        }
      }
    }
    return tests
  }

  private struct Asked: Hashable {
    let action: String
    let resource: String
    let principal: RequestPrincipal?
    let context: RequestContext

    init(_ test: PolicyTest) {
      action = test.action
      resource = test.resource
      principal = test.principal
      context = test.context
    }
  }

  private func tests(of statement: CompiledStatement, named name: String) -> [PolicyTest] {
    let questions = StatementQuestions(statement, of: subject)
    return purposes(of: statement, questions.own, name)
      + questions.neighbours.map { test($0, name, expected: nil) }
  }

  /// An *Allow* must allow something, and a *Deny* must deny all that it speaks of.
  private func purposes(
    of statement: CompiledStatement,
    _ questions: [StatementQuestions.Question],
    _ name: String
  ) -> [PolicyTest] {
    let tests = questions.map { test($0, name, expected: nil) }
    guard statement.isAllow else {
      return questions.map { test($0, name, expected: .explicitDeny) }
    }
    guard !tests.contains(where: { $0.expected == .allow }), let first = questions.first else {
      return tests
    }
    return [test(first, name, expected: .allow)]
  }

  /// A test that expects what is said, or else what the policies answer today.
  private func test(
    _ question: StatementQuestions.Question,
    _ name: String,
    expected: PolicyTest.Expectation?
  ) -> PolicyTest {
    func test(_ expected: PolicyTest.Expectation, _ words: String) -> PolicyTest {
      PolicyTest(
        name: "\(name) · \(words)",
        action: question.action,
        resource: question.resource,
        principal: question.principal,
        context: question.context,
        isExact: true,
        expected: expected
      )
    }
    let answer = PolicyTest.Expectation(
      rawValue: subject.verdict(of: test(.deny, "")).rawValue
    )
    let expectation = expected ?? answer ?? .deny
    return test(expectation, "\(expectation.rawValue) \(question.label)")
  }
}
