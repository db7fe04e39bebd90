import Documents
import IdentityPolicy
import Testing

/// The forms in which findings are printed.
struct OutputTests {
  private static let outcome: LintOutcome = {
    var run = LintRun()
    let policy = Lint.allow(#"["s3:*","iam:Put*"]"#, on: #""arn:aws:s3:::b/*""#)
    run.read(Array(policy.utf8), file: "a dir/p<1>.json")
    run.read([], file: "empty.json")
    return run.finish(on: "2026-01-01")
  }()

  @Test func `text groups by file and ends with a sum`() {
    let lines = LintText.lines(Self.outcome)
    #expect(lines.first == "a dir/p<1>.json")
    #expect(lines.contains { $0.contains("1:66") && $0.contains("GT002") && $0.contains("s3:*") })
    let sum = "3 findings in 2 files: 1 high, 2 medium · 1 fault that kept from reading"
    #expect(lines.last == sum)
  }

  @Test func `SARIF names tool, rules, places and what could not be read`() throws {
    let bytes = LintSARIF.log(Self.outcome, version: "1.0").canonicalBytes()
    let log = try Document(json: bytes)
    #expect(try log.string("version") == "2.1.0")
    let run = try #require(log.value(at: "/runs/0"))
    let rules = try #require(run.value(at: "/tool/driver/rules")).elements()
    #expect(rules.count == LintRegistry.all.count)
    for rule in rules {
      for pointer in ["/id", "/shortDescription/text", "/help/text", "/defaultConfiguration/level"]
      {
        #expect(try rule.value(at: pointer)?.string().isEmpty == false)
      }
    }
    for result in try run.required("results").elements() {
      let index = Int(try #require(try result.optionalInteger("ruleIndex")))
      #expect(try rules[index].string("id") == result.string("ruleId"))
      #expect(["error", "warning", "note"].contains(try result.string("level")))
      let place = try #require(result.value(at: "/locations/0/physicalLocation"))
      #expect(try place.value(at: "/artifactLocation/uri")?.string() == "a%20dir/p%3C1%3E.json")
      #expect(try place.value(at: "/region/startLine")?.integer() == 1)
    }
    #expect(try run.value(at: "/invocations/0/executionSuccessful")?.boolean() == false)
  }

  @Test func `JUnit escapes what XML would read`() {
    let xml = LintJUnit.xml(Self.outcome)
    #expect(xml.contains("tests=\"4\" failures=\"3\" errors=\"1\""))
    #expect(xml.contains("a dir/p&lt;1&gt;.json") && !xml.contains("p<1>"))
    #expect(xml.components(of: "<testcase ") == 4 && xml.components(of: "</testsuite>") == 2)
  }

  @Test func `no text ends or opens an element of XML`() {
    #expect(XMLText.escaped("<\u{301}b>&\"") == "&lt;\u{301}b&gt;&amp;&quot;")
    #expect(XMLText.escaped("a\nb\u{1B}[31m") == "a b\u{FFFD}[31m")
  }

  @Test func `an annotation is one line, whatever the file is called`() {
    let lines = LintAnnotations.lines(Self.outcome)
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("::error file=empty.json,line=1,col=1::"))
    #expect(lines.contains { $0.hasPrefix("::warning file=a dir/p<1>.json,line=1,col=") })
    let finding = LintFinding(
      rule: "GT001",
      family: .wildcard,
      severity: .high,
      file: "a,b:c\n::error::x",
      line: 1,
      column: 1,
      pointer: "",
      statement: nil,
      message: "100 %\nx",
      fix: "y",
      controls: []
    )
    #expect(
      LintAnnotations.lines(LintOutcome(findings: [finding])) == [
        "::error file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax,line=1,col=1,title=GT001 high::100 %25%0Ax%0Afix: y"
      ]
    )
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
