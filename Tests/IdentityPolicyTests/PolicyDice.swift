/// Makes statements out of patterns that real policies have, the same for the same seed.
struct PolicyDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  private static let patterns = [
    "*", "s3:*", "s3:Get*", "s3:*Object*", "s3:PutObject", "s3:ListBucket", "iam:*", "iam:Pass*",
    "iam:PassRole", "iam:?assRole", "iam:Get*", "sts:AssumeRole", "ec2:Describe*",
    "ec2:RunInstances",
    "kms:Decrypt", "lambda:Update*", "sqs:Send?essage", "dynamodb:*Item", "secretsmanager:*Value",
    "sagemaker:Create*", "bedrock:InvokeModel",
  ]

  private static let resources = [
    "*", "arn:aws:*", "arn:aws:s3:::curated/*", "arn:aws:s3:::*", "arn:aws:iam::1:role/app",
    "arn:aws:iam::*:role/*", "arn:aws:sqs:eu-central-1:1:jobs",
  ]

  mutating func pattern() -> String { Self.patterns.randomElement(using: &self) ?? "*" }

  mutating func actions() -> [String] {
    (0..<Int.random(in: 1...4, using: &self)).map { _ in pattern() }
  }

  mutating func allow() -> String { statement("Allow") }

  /// Always and everywhere: the only kind whose effect on numbers is certain.
  mutating func deny() -> String {
    let actions = actions().map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"Effect":"Deny","Action":[\#(actions)],"Resource":"*"}"#
  }

  mutating func statements() -> [String] {
    (0..<Int.random(in: 1...4, using: &self)).map { _ in
      Int.random(in: 0..<4, using: &self) == 0 ? deny() : allow()
    }
  }

  private mutating func statement(_ effect: String) -> String {
    let actions = actions().map { "\"\($0)\"" }.joined(separator: ",")
    let field = Int.random(in: 0..<6, using: &self) == 0 ? "NotAction" : "Action"
    let resource = Self.resources.randomElement(using: &self) ?? "*"
    let condition =
      Int.random(in: 0..<4, using: &self) == 0
      ? #","Condition":{"Bool":{"aws:SecureTransport":"true"}}"# : ""
    return
      #"{"Effect":"\#(effect)","\#(field)":[\#(actions)],"Resource":"\#(resource)"\#(condition)}"#
  }

  mutating func word(of letters: String, upTo length: Int) -> String {
    String(
      (0..<Int.random(in: 0...length, using: &self)).compactMap { _ in
        letters.randomElement(using: &self)
      }
    )
  }

  /// The statement with every action in capitals: AWS does not tell them apart.
  static func shouting(_ statement: String) -> String {
    patterns.filter { $0.contains(":") }.reduce(statement) { text, pattern in
      text.replacing("\"\(pattern)\"", with: "\"\(pattern.uppercased())\"")
    }
  }
}
