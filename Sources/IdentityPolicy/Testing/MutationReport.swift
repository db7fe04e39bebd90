/// How many mistakes in policies their tests would notice.
package struct MutationReport: Sendable {
  /// Mistakes that change nothing, as far as a wider set of questions tells.
  package let equivalent: [String]
  package let killed: [String]
  package let survived: [String]

  package var total: Int { equivalent.count + killed.count + survived.count }

  /// Killed of those that change something; `nil` where none does.
  package var score: Double? {
    let changing = killed.count + survived.count
    return changing == 0 ? nil : Double(killed.count) / Double(changing)
  }

  package init(equivalent: [String], killed: [String], survived: [String]) {
    self.equivalent = equivalent
    self.killed = killed
    self.survived = survived
  }

  /// Puts every mutant of every policy to the tests that pass on the policies as they are.
  package init(_ subject: TestedPolicies, tests: [PolicyTest]) {
    let passing = tests.map(subject.run).filter(\.isPassed).map(\.test)
    var found: (equivalent: [String], killed: [String], survived: [String]) = ([], [], [])
    for place in subject.policies.indices {
      let policy = subject.policies[place]
      for mutant in PolicyMutant.mutants(of: policy.document) {
        let name = "\(policy.name): \(mutant.name)"
        var policies = subject.policies
        policies[place] = CompiledPolicy(mutant.policy, name: policy.name)
        let changed = TestedPolicies(policies, side: subject.side)
        if passing.contains(where: { !$0.isPassed(by: changed) }) {
          found.killed.append(name)
        } else if subject.differs(from: changed, tried: place) {
          found.survived.append(name)
        } else {
          found.equivalent.append(name)
        }
      }
    }
    self.init(equivalent: found.equivalent, killed: found.killed, survived: found.survived)
  }

  package static func + (left: MutationReport, right: MutationReport) -> MutationReport {
    MutationReport(
      equivalent: left.equivalent + right.equivalent,
      killed: left.killed + right.killed,
      survived: left.survived + right.survived
    )
  }
}

extension PolicyTest {
  fileprivate func isPassed(by policies: TestedPolicies) -> Bool {
    guard isExact else { return policies.run(self).isPassed }
    return expected.isMet(by: policies.verdict(of: self))
  }
}

extension TestedPolicies {
  /// Whether any question that either side's statements suggest has another answer.
  ///
  /// The questions of the changed policy are asked too: these the tests were not made from.
  fileprivate func differs(from other: TestedPolicies, tried place: Int) -> Bool {
    let statements = policies[place].statements + other.policies[place].statements
    return statements.contains { statement in
      let questions = StatementQuestions(statement, of: self)
      return (questions.own + questions.neighbours).contains { question in
        let request = PolicyRequest(
          principal: question.principal,
          action: question.action,
          resource: question.resource,
          context: question.context
        )
        return decide(request).verdict != other.decide(request).verdict
      }
    }
  }
}
