import Governance
import Testing

@Suite struct ExceptionScopeTests {
  private let target = ExceptionScope.Target(
    workload: ["principal:01", "fraud-trainer"],
    access: ["entitlement:02", "s3.admin"],
    resource: "prod/raw-labels",
    environment: .prod,
    dataClass: .restricted
  )

  @Test(
    arguments: [
      ("workload:=fraud-trainer", true), ("workload:fraud-trainer env:prod", true),
      ("principal:FRAUD-Trainer", true), ("workload:fraud", false), ("workload:fraud-*", true),
      ("workload:*-trainer", true), ("workload:f*d-*r", true), ("workload:a,fraud-trainer", true),
      ("workload:fraud-trainer env:dev", false), ("access:s3.admin", true),
      ("entitlement:entitlement:02", true), ("access:s3", false),
      ("resource:prod/* env:prod", true), ("resource:stage/*", false),
      ("workload:fraud-trainer data:restricted", true),
      ("workload:fraud-trainer data:public,internal", false),
      ("workload:other access:s3.admin", false),
    ]
  )
  func `holds where every condition does`(_ text: String, _ holds: Bool) throws {
    #expect(try ExceptionScope(text).covers(target) == holds)
  }

  @Test func `an unknown environment is not the one that was named`() throws {
    var unknown = target
    unknown.environment = .unknown
    #expect(try !ExceptionScope("workload:fraud-trainer env:prod").covers(unknown))
  }

  @Test func `two ways of writing one scope are one`() throws {
    let one = try ExceptionScope("env:prod workload:=b,A")
    let other = try ExceptionScope("  principal:a,b   environment:PROD ")
    #expect(one == other)
    #expect(one.text == "env:prod workload:a,b")
    #expect(try ExceptionScope(one.text) == one)
    #expect(one.workloads == ["a", "b"])
  }

  @Test(
    arguments: [
      ("", Refusal.Code.missingField), ("env:prod", .missingField), ("workload:*", .missingField),
      ("workload:a,** env:prod", .missingField), ("data:public", .missingField),
      ("fraud-trainer", .notFound), ("colour:red", .notFound), ("workload:", .missingField),
      ("workload:=", .missingField), ("workload:a principal:b", .conflict),
    ]
  )
  func `what would hold everywhere or says nothing is refused`(
    _ text: String,
    _ code: Refusal.Code
  ) {
    let refused = refusal { () throws(Refusal) in try ExceptionScope(text) }
    #expect(refused?.code == code)
    #expect(refused?.next != nil)
  }

  @Test(
    arguments: [
      ("a*", "abc", true), ("*c", "abc", true), ("a*c", "ac", true), ("a*a", "a", false),
      ("*b*", "abc", true), ("abc", "abc", true), ("abc", "abcd", false), ("*", "", true),
      ("", "", true), ("", "a", false), ("a**c", "abc", true), ("*bc*c", "abc", false),
    ]
  )
  func `a star stands for anything, and for nothing twice`(
    _ pattern: String,
    _ word: String,
    _ matches: Bool
  ) {
    #expect(WordPattern(pattern).matches(word) == matches)
  }
}
