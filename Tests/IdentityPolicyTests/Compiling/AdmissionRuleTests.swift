import Documents
import Foundation
import IdentityPolicy
import Testing

/// Our own verdict on pods, which the engines of `.ci/engines` are held to.
struct AdmissionRuleTests {
  struct Pod: Sendable, CustomTestStringConvertible {
    let why: String
    let lacks: [AdmissionRule.Lack]?
    let metadata: String
    let spec: String

    init(_ why: String, _ lacks: [AdmissionRule.Lack]?, _ metadata: String, _ spec: String) {
      self.why = why
      self.lacks = lacks
      self.metadata = metadata
      self.spec = spec
    }

    var testDescription: String { why }

    static let bundle = #""annotations":{"govtop.dev/bundle":"2026.01.0"}"#
    static let own = #""serviceAccountName":"fraud-trainer","automountServiceAccountToken":false"#

    static func token(_ fields: String) -> String {
      own + #","volumes":[{"projected":{"sources":[{"serviceAccountToken":{"# + fields + "}}]}}]"
    }

    static let cases = [
      Pod("good", [], bundle, own),
      Pod(
        "a good token",
        [],
        bundle,
        token(#""audience":"sts.amazonaws.com","expirationSeconds":3600"#)
      ),
      Pod("another identity", nil, "", #""serviceAccountName":"x""#),
      Pod("no identity at all", nil, "", ""),
      Pod("nothing set", [.automount, .bundle], "", #""serviceAccountName":"fraud-trainer""#),
      Pod(
        "automount on",
        [.automount],
        bundle,
        #""serviceAccountName":"fraud-trainer","automountServiceAccountToken":true"#
      ),
      Pod("another bundle", [.bundle], bundle.replacing("2026", with: "2025"), own),
      Pod(
        "the token that Kubernetes injects",
        [.token],
        bundle,
        token(#""expirationSeconds":3607"#)
      ),
      Pod("a token without an end", [.token], bundle, token(#""audience":"sts.amazonaws.com""#)),
      Pod(
        "the token of the EKS webhook without its annotation",
        [.token],
        bundle,
        token(#""audience":"sts.amazonaws.com","expirationSeconds":86400"#)
      ),
      Pod(
        "a foreign audience",
        [.token],
        bundle,
        token(#""audience":"x","expirationSeconds":600"#)
      ),
    ]
  }

  @Test(arguments: Pod.cases) func `pods and what they lack`(pod: Pod) throws {
    let text = "{\"metadata\":{\(pod.metadata)},\"spec\":{\(pod.spec)}}"
    let document = try Document(json: Array(text.utf8))
    #expect(try IntentExample.admissionRule().lacks(of: document) == pod.lacks)
  }

  /// Pods and verdicts, and what is compiled, for engines that are not ours.
  ///
  /// Written to the folder that `GOVTOP_ENGINES` names; `.ci/engines` asks the engines the same.
  @Test func `random pods are judged, and handed to other engines`() throws {
    let seed = ContainmentTests.seed
    var dice = PodDice(seed: seed)
    let rule = try IntentExample.admissionRule()
    var lines: [String] = []
    var verdicts: Set<[AdmissionRule.Lack]?> = []
    for number in 0..<300 {
      let pod = dice.pod(number)
      let lacks = rule.lacks(of: try Document(json: Array(pod.utf8)))
      verdicts.insert(lacks)
      let words = lacks.map { "[" + $0.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]" }
      lines.append("{\"pod\":\(pod),\"lacks\":\(words ?? "null")}")
    }
    #expect(verdicts.count == 9, "GOVTOP_SEED=\(seed)")
    guard let folder = ProcessInfo.processInfo.environment["GOVTOP_ENGINES"] else { return }
    let place = URL(fileURLWithPath: folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: place.appendingPathComponent("pods.ndjson"))
    for file in try IntentExample.compiled().files + CompileReportTests.everything().compiled().rbac
    {
      try Data(file.text.utf8).write(to: place.appendingPathComponent(file.name))
    }
    print("engine cases: GOVTOP_SEED=\(seed)")
  }
}

extension IntentExample {
  static func admissionRule() throws -> AdmissionRule {
    let resolved = try resolved()
    return AdmissionRule(try #require(resolved.intents.first), resolved.settings)
  }
}

extension CompiledIntent {
  fileprivate var rbac: [CompiledFile] { files.filter { $0.name == "k8s-rbac.yaml" } }
}
