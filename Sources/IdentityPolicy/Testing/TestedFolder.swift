package import Documents

/// What lies in a folder of compiled policies: policies, roles of clusters, and tests of both.
package struct TestedFolder: Sendable {
  private var identity: [CompiledPolicy] = []
  private var alone: [TestedPolicies] = []
  private var objects = RBACObjects()
  private var tests: [PolicyTest] = []

  package init() {}

  /// Whether there is nothing to test.
  package var isEmpty: Bool { identity.isEmpty && alone.isEmpty && objects.isEmpty }

  /// Takes in a document of a file by its shape; what is neither policy, role nor tests is left aside.
  ///
  /// The policies of a folder are what one identity holds, but a boundary gives nothing and stands alone.
  package mutating func add(_ document: Document, file: String) throws(JSONError) {
    guard case .object = document.value else { return try objects.add(document) }
    if document["Statement"] != nil {
      add(try CompiledPolicy(document, name: file))
    } else if document["kind"] != nil {
      try objects.add(document)
    } else if let list = document.present("tests") {
      try document.refuseFields(besides: ["tests"])
      for test in try list.elements() { tests.append(try PolicyTest(test)) }
    }
  }

  package mutating func add(_ test: PolicyTest) { tests.append(test) }

  private mutating func add(_ policy: CompiledPolicy) {
    let side = TestedPolicies.side(of: policy.document)
    if side == .identity, !policy.name.contains("boundary") {
      identity.append(policy)
    } else {
      alone.append(TestedPolicies([policy], side: side))
    }
  }

  /// Runs the tests that were written, and those that follow from the policies.
  package func run(mutating: Bool = false) -> PolicyTestReport {
    var report = PolicyTestReport()
    let own = identity.isEmpty ? [] : [TestedPolicies(identity, side: .identity)]
    for subject in own + alone {
      let written = tests.filter { self.subject(of: $0, is: subject) }
      let generated = PolicyTestGenerator(subject).tests()
      report.add(written.map(subject.run), .written)
      report.add(generated.map(subject.run), .generated)
      guard mutating else { continue }
      report.add(MutationReport(subject, tests: written + generated))
    }
    report.add(RBACTest.tests(of: objects), on: objects)
    return report
  }

  /// A test that says who asks is for the policies of resources, any other for those of the identity.
  private func subject(of test: PolicyTest, is subject: TestedPolicies) -> Bool {
    guard test.principal == nil else { return subject.side == .resource }
    return subject.side == .identity && subject.policies.map(\.name) == identity.map(\.name)
  }
}

/// How the tests of policies ended.
package struct PolicyTestReport: Sendable {
  package enum Source: String, Sendable {
    case written
    case generated
  }

  package struct Case: Sendable {
    package let name: String
    package let source: Source
    package let expected: String
    package let found: String
    package let isPassed: Bool
    /// Why it was decided as it was.
    package let because: [String]
  }

  package private(set) var cases: [Case] = []
  package private(set) var mutation: MutationReport?

  package init() {}

  package var failed: [Case] { cases.filter { !$0.isPassed } }

  mutating func add(_ results: [PolicyTestResult], _ source: Source) {
    cases += results.map { result in
      Case(
        name: result.test.name,
        source: source,
        expected: result.test.expected.rawValue,
        found: result.decision.verdict.rawValue,
        isPassed: result.isPassed,
        because: result.decision.because.map(\.words)
      )
    }
  }

  mutating func add(_ tests: [RBACTest], on objects: RBACObjects) {
    cases += tests.map { test in
      let decision = objects.decide(test.request)
      return Case(
        name: test.name,
        source: .generated,
        expected: test.isAllowed ? "allow" : "deny",
        found: decision.verdict.rawValue,
        isPassed: decision.isAllowed == test.isAllowed,
        because: decision.because.map(\.words)
      )
    }
  }

  mutating func add(_ report: MutationReport) {
    mutation = mutation.map { $0 + report } ?? report
  }

  /// Takes in the tests of another folder, under its name.
  package mutating func add(_ other: PolicyTestReport, folder: String) {
    cases += other.cases.map { one in
      Case(
        name: folder.isEmpty ? one.name : "\(folder): \(one.name)",
        source: one.source,
        expected: one.expected,
        found: one.found,
        isPassed: one.isPassed,
        because: one.because
      )
    }
    if let mutation = other.mutation { add(mutation) }
  }
}
