import Governance

extension Connection {
  /// The same refusal with handles where it names persons by id: people know each other by handle.
  func naming(_ refusal: Refusal) throws(StoreError) -> Refusal {
    let words = [refusal.message, refusal.next ?? ""].flatMap { $0.split(separator: " ") }
    let ids = Set(words.map { $0.prefix { !":,;.".contains($0) } }.filter(\.isPersonID))
    guard !ids.isEmpty else { return refusal }
    var handles: [Substring: String] = [:]
    for id in ids {
      guard let row = try row("select handle from person where id = ?", [.text(String(id))]) else {
        continue
      }
      handles[id] = try row.text("handle")
    }
    return Refusal(
      refusal.code,
      refusal.subject,
      state: refusal.state,
      refusal.message.replacingIDs(by: handles),
      next: refusal.next.map { $0.replacingIDs(by: handles) }
    )
  }
}

extension Substring {
  /// `P-` and a decimal.
  fileprivate var isPersonID: Bool {
    hasPrefix("\(IDPrefix.person.rawValue)-") && count > 2
      && dropFirst(2).allSatisfy { $0.isASCII && $0.isNumber }
  }
}

extension String {
  fileprivate func replacingIDs(by handles: [Substring: String]) -> String {
    split(separator: " ", omittingEmptySubsequences: false).map { word in
      let id = word.prefix { !":,;.".contains($0) }
      return handles[id].map { $0 + word.dropFirst(id.count) } ?? String(word)
    }.joined(separator: " ")
  }
}
