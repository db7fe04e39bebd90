/// The resource of a request: an ARN taken apart, or `*` where an action has none.
package struct ResourceName: Hashable, Sendable {
  package let text: String
  let bytes: [UInt8]
  /// `arn`, partition, service, region, account and the rest; fewer for what is no ARN.
  let segments: [ArraySlice<UInt8>]

  package init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
    segments = bytes.split(separator: 0x3A, maxSplits: 5, omittingEmptySubsequences: false)
  }

  var isARN: Bool { segments.count == 6 && segments[0].elementsEqual("arn".utf8) }

  /// The number of the account that the ARN names; `nil` where it names none, as for buckets.
  package var account: String? {
    isARN ? AccountNumber.inARN(String(decoding: segments[4], as: UTF8.self)) : nil
  }
}

/// Recognises the number of an AWS account.
enum AccountNumber {
  static func isOne(_ text: String) -> Bool { text.utf8.count == 12 && inARN(text) != nil }

  /// The number that stands in the place of an account in an ARN, which may also be empty or `aws`.
  static func inARN(_ text: some StringProtocol) -> String? {
    text.isEmpty || !text.utf8.allSatisfy { $0 &- 0x30 < 10 } ? nil : String(text)
  }
}
