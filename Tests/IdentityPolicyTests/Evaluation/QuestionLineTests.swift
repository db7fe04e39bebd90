import Documents
import IdentityPolicy
import Testing

/// Files with one question, and with one a line.
struct QuestionLineTests {
  private static let question =
    #"{"request":{"principal":"*","action":"s3:GetObject"},"identity_policies":[]}"#

  private func numbers(_ text: String) -> (read: [Int], refused: [Int]) {
    let lines = EvaluationQuestion.lines(Array(text.utf8))
    func isRead(_ line: EvaluationQuestion.Line) -> Bool { (try? line.question.get()) != nil }
    return (lines.filter(isRead).map(\.number), lines.filter { !isRead($0) }.map(\.number))
  }

  @Test func `one document may be spread over lines`() {
    let spread = Self.question.replacing(",", with: ",\n  ").replacing("{", with: "{\n")
    #expect(numbers(spread).read == [1])
    #expect(numbers(Self.question + "\n").read == [1])
    #expect(numbers("").refused == [1])
  }

  @Test func `a bad line spoils no other, and empty ones count`() throws {
    let text = [Self.question, "", "{\"request\":7}", "nonsense", Self.question, ""]
      .joined(separator: "\n")
    #expect(numbers(text).read == [1, 5])
    #expect(numbers(text).refused == [3, 4])
    let bad = EvaluationQuestion.lines(Array(text.utf8)).compactMap { line in
      if case .failure(let error) = line.question { error } else { nil }
    }
    #expect(bad.map(\.line) == [3, 4])
    #expect(bad.first?.path == "$.request")
  }

  @Test func `the first line may be the bad one`() {
    #expect(numbers("{\n\(Self.question)\n\(Self.question)").read == [2, 3])
  }

  @Test func `what names roles is a question to a cluster`() throws {
    let text = #"{"request":{"user":"ada","verb":"get","resource":"pods"},"rbac":[]}"#
    let question = try EvaluationQuestion(try Policies.document(text))
    guard case .cluster(let input) = question else {
      Issue.record("it was read as a question to policies")
      return
    }
    #expect(!input.objects.decide(input.request).isAllowed)
  }
}
