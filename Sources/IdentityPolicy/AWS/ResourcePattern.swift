/// A pattern for resources, such as `arn:aws:s3:::bucket/*`, taken apart.
struct ResourcePattern: Hashable {
  /// How much of what exists a pattern takes in.
  enum Width {
    /// Only what it names, or what begins with a name.
    case named
    /// Every resource of one type, in at least one account: `arn:aws:iam::*:role/*`.
    case type
    /// Every resource of a service: `arn:aws:s3:::*`.
    case service
    case everything
  }

  let text: String
  /// `arn`, partition, service, region, account and the rest; fewer when it is cut short.
  let parts: [Substring]

  init(_ text: String) {
    self.text = text
    parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
  }

  var service: String? {
    parts.count > 2 && !parts[2].contains("*") ? String(parts[2]) : nil
  }

  /// The account as written; `nil` where the text is no whole ARN.
  var account: Substring? { parts.count == 6 ? parts[4] : nil }

  /// What follows the account: `role/app`, `bucket/key`.
  var rest: Substring {
    parts.count == 6 ? parts[5] : parts.last ?? ""
  }

  var width: Width {
    if Glob(text).isEverything { return .everything }
    guard ResourcePattern.isOpen(rest) else { return isWholeType ? .type : .named }
    guard parts.count > 3 || service != nil else { return parts.count > 1 ? .everything : .named }
    return service == nil ? .everything : .service
  }

  /// `*`, `*/*`, `*:*` and their disguises.
  private static func isOpen(_ text: Substring) -> Bool {
    let pieces = text.split(whereSeparator: { $0 == "/" || $0 == ":" })
    return !pieces.isEmpty && pieces.allSatisfy { Glob($0).isEverything }
  }

  // An ARN of S3 has no account, and what stands before the slash is a name, not a type.
  private var isWholeType: Bool {
    guard parts.count == 6, !parts[3].isEmpty || !parts[4].isEmpty || service == "iam",
      let separator = rest.firstIndex(where: { $0 == "/" || $0 == ":" })
    else { return false }
    let name = rest[rest.index(after: separator)...]
    return !rest[..<separator].contains("*") && ResourcePattern.isOpen(name)
  }
}
