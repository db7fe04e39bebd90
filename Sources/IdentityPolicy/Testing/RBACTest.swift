/// One question to a cluster's roles and bindings with the answer that it must give.
package struct RBACTest: Sendable {
  package let name: String
  package let request: RBACRequest
  package let isAllowed: Bool

  package func isPassed(by objects: RBACObjects) -> Bool {
    objects.decide(request).isAllowed == isAllowed
  }

  /// Tests of each rule that a binding gives: what it permits, and its neighbours.
  ///
  /// Each expects what the cluster answers today.
  package static func tests(of objects: RBACObjects) -> [RBACTest] {
    var seen: Set<RBACRequest> = []
    var tests: [RBACTest] = []
    for binding in objects.bindings {
      for subject in binding.subjects.prefix(1) {
        for (index, rule) in (objects.rules(of: binding.role) ?? []).enumerated() {
          let name = "\(binding.id): \(binding.role) [\(index)]"
          for request in RBACQuestions(binding, subject, rule).requests
          where seen.insert(request).inserted {
            tests.append(test(request, named: name, of: objects))
          }
        }
      }
    }
    return tests
  }

  private static func test(
    _ request: RBACRequest,
    named name: String,
    of objects: RBACObjects
  ) -> RBACTest {
    let isAllowed = objects.decide(request).isAllowed
    return RBACTest(
      name: "\(name) · \(isAllowed ? "allow" : "deny") \(request.words)",
      request: request,
      isAllowed: isAllowed
    )
  }
}

/// The questions that tell what one rule does for one subject, its purpose first.
private struct RBACQuestions {
  private let user: String
  private let groups: [String]
  private let namespace: String?
  private let isBound: Bool
  private let rule: RBACRule

  init(_ binding: RBACObjects.Binding, _ subject: RBACObjects.Subject, _ rule: RBACRule) {
    switch subject.kind {
    case "ServiceAccount":
      user = RBACRequest.user(serviceAccount: subject.name, namespace: subject.namespace ?? "")
      groups = []
    case "Group": (user, groups) = ("member", [subject.name])
    default: (user, groups) = (subject.name, [])
    }
    namespace = binding.namespace
    isBound = binding.namespace != nil
    self.rule = rule
  }

  var requests: [RBACRequest] {
    let verb = rule.expandedVerbs.first ?? "get"
    guard let target = target(rule.resources.first ?? "pods") else { return pathRequests(verb) }
    let place = isBound ? namespace : "neighbour"
    var requests = [ask(verb, target, place)]
    requests += rule.expandedVerbs.dropFirst().map { ask($0, target, place) }
    for other in rule.resources.dropFirst().compactMap({ self.target($0) }) + otherTargets {
      requests.append(ask(verb, other, place))
    }
    requests += ["get", "delete", "neighbour"].map { ask($0, target, place) }
    return requests + [ask(verb, target, "neighbour-two"), ask(verb, target, nil)]
  }

  private func pathRequests(_ verb: String) -> [RBACRequest] {
    let path = (rule.nonResourceURLs.first ?? "/").replacing("*", with: "x")
    var requests = [path, path + "x", "/neighbour"].map { ask(verb, .path($0), nil) }
    requests.append(ask("neighbour", .path(path), nil))
    return requests
  }

  private func target(_ resource: String) -> RBACRequest.Target? {
    guard rule.nonResourceURLs.isEmpty else { return nil }
    return .resource(
      resource.replacing("*", with: "neighbours"),
      group: group,
      name: rule.resourceNames.first
    )
  }

  private var group: String {
    let group = rule.apiGroups.first ?? ""
    return group == "*" ? "neighbour" : group
  }

  /// Another kind, a part of it, another group, and another name.
  private var otherTargets: [RBACRequest.Target] {
    let resource = (rule.resources.first ?? "pods").replacing("*", with: "neighbours")
    let name = rule.resourceNames.first
    return [
      .resource("neighbour", group: group, name: name),
      .resource("\(resource)/neighbour", group: group, name: name),
      .resource(resource, group: "neighbour.example", name: name),
      .resource(resource, group: group, name: "neighbour"),
      .resource(resource, group: group, name: nil),
    ]
  }

  private func ask(
    _ verb: String,
    _ target: RBACRequest.Target,
    _ namespace: String?
  ) -> RBACRequest {
    RBACRequest(user: user, groups: groups, verb: verb, target: target, namespace: namespace)
  }
}
