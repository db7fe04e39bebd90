/// What is known of the actions of AWS; an action that is not known is no error.
enum AWSActions {
  /// The actions of one service, in lower case.
  struct Service: Sendable {
    let name: String
    /// Those that can be limited to a resource first, each part sorted.
    let actions: [String]
    let firstWithoutResource: Int

    /// The place of an action given in lower case.
    func index(of action: String) -> Int? {
      search(action, 0..<firstWithoutResource)
        ?? search(action, firstWithoutResource..<actions.count)
    }

    private func search(_ action: String, _ range: Range<Int>) -> Int? {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if actions[middle] < action { low = middle + 1 } else { high = middle }
      }
      return low < range.upperBound && actions[low] == action ? low : nil
    }
  }

  /// All services by name.
  static let services: [String: Service] = {
    var services: [String: Service] = [:]
    for entry in AWSActionTable.text.utf8.split(whereSeparator: { $0 == 0x3B || $0 == 0x0A }) {
      let service = service(entry)
      services[service.name] = service
    }
    return services
  }()

  private static func service(_ entry: Substring.UTF8View) -> Service {
    let parts = entry.split(separator: 0x3D, maxSplits: 1)
    let lists = parts.last?.split(separator: 0x7C, omittingEmptySubsequences: false) ?? []
    let names = lists.map { $0.split(separator: 0x2C).map { String(Substring($0)) } }
    return Service(
      name: parts.first.map { String(Substring($0)) } ?? "",
      actions: names.flatMap { $0 },
      firstWithoutResource: names.first?.count ?? 0
    )
  }

  /// The number of actions known in all.
  static let count = services.values.reduce(0) { $0 + $1.actions.count }
}
