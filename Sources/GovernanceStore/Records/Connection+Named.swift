import Documents
package import Governance

extension Connection {
  /// The governed record that an id names, whatever kind it is.
  ///
  /// Throws a refusal that names the list where there is none, and the prefixes where the id has none.
  package func named(_ word: String) throws -> NamedRecord {
    let id = word.uppercased()
    guard let prefix = IDPrefix(of: id), let kind = prefix.kind else {
      let known = IDPrefix.allCases.filter { $0.list != nil }.map(\.rawValue)
      throw Refusal(
        .notFound,
        word,
        "`\(word)` is no id",
        next: "an id has one of these before its number: \(known.joined(separator: " "))"
      )
    }
    guard let record = try load(RecordKey(kind, id))?.record else {
      throw Refusal(
        .notFound,
        word,
        "there is no \(prefix.noun) `\(word)`",
        next: prefix.list.map { "govtop list \($0) shows them" }
      )
    }
    return NamedRecord(record, id, prefix)
  }

  /// The id of a record that another one is about, refused where it is of another kind.
  func reference(_ word: String, from subject: String, to prefixes: [IDPrefix]) throws -> String {
    let record = try named(word)
    guard prefixes.contains(record.prefix) else {
      throw Refusal(
        .notEligible,
        subject,
        "\(record.id) is a \(record.prefix.noun), not a \(prefixes.map(\.noun).joined(separator: " or "))",
        next: prefixes.compactMap(\.list).first.map { "govtop list \($0) shows them" }
      )
    }
    return record.id
  }
}

extension NamedRecord {
  fileprivate init(_ record: Record, _ id: String, _ prefix: IDPrefix) {
    self.init(id, prefix, state: record.stateWord, version: record.version)
    switch record {
    case .request(let request): digest = request.contentDigest.hex
    case .workflow(let box):
      switch box.record {
      case let package as ModelPackage: digest = package.contentDigest.hex
      case let item as ReviewItem: digest = item.evidenceSha256
      case let glass as BreakGlass: isHalfDone = glass.asked != nil
      case let finding as DriftFinding: isHalfDone = finding.doubtedBy != nil
      case let campaign as Campaign: isHalfDone = campaign.cancelAskedBy != nil
      default: break
      }
    default: break
    }
  }
}

extension Record {
  /// The state as a word; empty for a record that has none.
  fileprivate var stateWord: String {
    switch self {
    case .request(let request): request.state.rawValue
    case .grant(let grant): grant.state.rawValue
    case .person(let person): person.state.rawValue
    case .link(let link): link.state.rawValue
    case .workflow(let box): box.record.stateWord ?? ""
    default: ""
    }
  }
}
