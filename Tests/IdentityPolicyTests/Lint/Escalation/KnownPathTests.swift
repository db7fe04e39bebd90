import Documents
import Foundation
import IdentityPolicy
import Testing

struct KnownPathTests {
  private static func policy(_ actions: [String]) -> String {
    Lint.allow("[" + actions.map { "\"\($0)\"" }.joined(separator: ",") + "]")
  }

  private static func escalations(_ findings: [LintFinding]) -> [LintFinding] {
    findings.filter { $0.family == .privilegeEscalation }
  }

  @Test(arguments: KnownPaths.all) func `a published path is found by its rule`(
    rule: String,
    actions: [String]
  ) throws {
    let found = KnownPathTests.escalations(try Lint.policy(KnownPathTests.policy(actions)))
    let finding = try #require(found.first { $0.rule == rule })
    #expect(actions.allSatisfy { finding.message.contains("`\($0)`") })
    #expect(finding.severity >= .high)
  }

  @Test(arguments: KnownPaths.all.filter { $0.actions.count > 1 })
  func `a path split over two policies is found in both together`(
    rule: String,
    actions: [String]
  ) throws {
    let parts = [[actions[0]], Array(actions.dropFirst())].map(KnownPathTests.policy)
    let found = KnownPathTests.escalations(try Lint.holding(parts[0], parts[1]))
    let finding = try #require(found.first { $0.rule == rule })
    #expect(finding.message.contains("(p0.json, statement 0)"))
    #expect(finding.message.contains("(p1.json, statement 0)"))
    #expect(actions.allSatisfy { finding.message.contains("`\($0)`") })
  }

  /// Passing a role is half of each path, running something the other half.
  @Test(arguments: KnownPaths.all.filter { $0.rule == "GT047" })
  func `no role is gained where none can be passed`(rule: String, actions: [String]) throws {
    let found = try Lint.policy(KnownPathTests.policy(Array(actions.dropFirst())))
    #expect(!found.contains { $0.rule == rule })
    #expect(!(try Lint.policy(Lint.allow("\"iam:PassRole\""))).contains { $0.rule == rule })
  }

  @Test(arguments: KnownPaths.all.filter { $0.rule == "GT047" })
  func `a named role passed to one service is no way to others`(
    rule: String,
    actions: [String]
  ) throws {
    let rest = actions.dropFirst().map { "\"\($0)\"" }.joined(separator: ",")
    let text = Lint.statements(
      #""Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/app""#,
      "\"Effect\":\"Allow\",\"Action\":[\(rest)],\"Resource\":\"*\""
    )
    #expect(!(try Lint.policy(text)).contains { $0.rule == rule })
  }

  /// The folder of published paths, one YAML file each, is named by `GOVTOP_PATHS`.
  private static var folder: String? { ProcessInfo.processInfo.environment["GOVTOP_PATHS"] }

  @Test(.enabled(if: folder != nil, "name the folder of published paths in `GOVTOP_PATHS`"))
  func `every published path of a folder is found, single and split`() throws {
    let folder = try #require(KnownPathTests.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!names.isEmpty)
    for name in names.sorted() where name.hasSuffix(".yaml") {
      let data = try #require(FileManager.default.contents(atPath: folder + "/" + name))
      let actions = try KnownPathTests.required(Array(data))
      let single = KnownPathTests.escalations(try Lint.policy(KnownPathTests.policy(actions)))
      #expect(!single.isEmpty, "\(name)")
      guard actions.count > 1 else { continue }
      let parts = [[actions[0]], Array(actions.dropFirst())].map(KnownPathTests.policy)
      let split = KnownPathTests.escalations(try Lint.holding(parts[0], parts[1]))
      #expect(
        actions.allSatisfy { action in split.contains { $0.message.contains("`\(action)`") } },
        "\(name)"
      )
    }
  }

  /// The permissions that a path requires; the rest of the file is not read.
  private static func required(_ yaml: [UInt8]) throws -> [String] {
    let lines = String(decoding: yaml, as: UTF8.self).split(separator: "\n")
    let section = lines.drop { $0 != "permissions:" }.dropFirst()
      .prefix { $0.hasPrefix(" ") || $0.hasPrefix("-") }
    let text = "permissions:\n" + section.joined(separator: "\n")
    let document = try #require(try Document.documents(yaml: Array(text.utf8)).first)
    return try document.required("permissions").required("required").elements().map {
      try $0.required("permission").string()
    }
  }
}
