import Governance

/// The two cloud accounts of acme-ai, and how things in them are named.
enum CloudAccount: String, CaseIterable, Sendable {
  case prod = "111122223333"
  case stage = "444455556666"

  var number: String { rawValue }
  var name: String { self == .prod ? "acme-prod" : "acme-stage" }

  func arn(_ resource: String) -> String { "arn:aws:iam::\(number):\(resource)" }

  /// `s3/bucket/*` or `sagemaker/model/x` as an ARN.
  func resource(_ short: String) -> String {
    guard let slash = short.firstIndex(of: "/") else { return short }
    let service = String(short[..<slash])
    let rest = short[short.index(after: slash)...]
    return switch service {
    case "s3": "arn:aws:s3:::\(rest)"
    case "iam": "arn:aws:iam::\(number):\(rest)"
    default: "arn:aws:\(service):eu-central-1:\(number):\(rest)"
    }
  }

  /// A unique id as the provider gives them: four letters for the kind, then 17 of base 32.
  func uniqueID(_ prefix: String, _ name: String) -> String {
    var random = SampleRandom(seed: Self.hash("\(number)/\(prefix)/\(name)"))
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    return prefix + String((0..<17).map { _ in letters[random.below(letters.count)] })
  }

  /// FNV-1a.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// When something stands in an account, in days before the end of the story.
struct Span: Sendable {
  /// `nil`: since before the story.
  var from: Double?
  /// `nil`: to the end.
  var until: Double?

  func holds(daysAgo: Double) -> Bool {
    daysAgo <= from ?? .infinity && daysAgo > until ?? -.infinity
  }
}
