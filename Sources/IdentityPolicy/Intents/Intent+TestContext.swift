import Governance

extension Intent {
  /// What a request of a test carries: what the test says, and what it finds where the workload runs.
  ///
  /// A base is tested in every environment, so its tests cannot name the network that an overlay asks
  /// for. Without a time of its own, a test happens an hour before the identity ends.
  package func context(of test: IntentTest) -> [String: String] {
    var context = test.context
    for case .awsNetwork(let id) in allow.flatMap(\.require) {
      let key = AWSNetwork.conditionKey(id)
      context[key] = context[key] ?? id
    }
    if let expires, context["aws:CurrentTime"] == nil {
      context["aws:CurrentTime"] = (expires - .hours(1)).description
    }
    return context
  }
}
