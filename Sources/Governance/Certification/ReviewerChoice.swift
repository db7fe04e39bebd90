/// Who is asked about the items of a stage.
public struct ReviewerChoice: Hashable, Sendable, Codable {
  /// How the persons are found.
  public enum Source: String, CaseIterable, Hashable, Sendable, Codable {
    /// Who answers for the account.
    case owner
    /// Whoever the person behind the account reports to.
    case manager
    /// The persons named.
    case named
  }

  /// How the persons are found.
  public var source: Source
  /// The persons named; empty for the other sources.
  public var persons: [Person.ID]

  /// A way to find reviewers.
  public init(_ source: Source, persons: [Person.ID] = []) {
    self.source = source
    self.persons = persons
  }
}

/// The reviewers of one item.
package struct ReviewerAssignment: Hashable, Sendable {
  /// Of record: the one who is accountable.
  package let reviewer: Person.ID
  package let others: [Person.ID]
  /// Whether nobody of those who should have been asked may judge it.
  package let isFallback: Bool

  /// The first few candidates who may judge the item, else the first of the fallback who may.
  ///
  /// If nobody of the fallback may either, its first is asked, who can only reassign it.
  package init?(
    candidates: [Person.ID],
    excluded: Set<Person.ID>,
    fallback: [Person.ID],
    atMost limit: Int
  ) {
    let eligible = candidates.filter { !excluded.contains($0) }.prefix(limit)
    if let first = eligible.first {
      reviewer = first
      others = Array(eligible.dropFirst())
      isFallback = false
      return
    }
    guard let first = fallback.first(where: { !excluded.contains($0) }) ?? fallback.first else {
      return nil
    }
    reviewer = first
    others = []
    isFallback = true
  }
}

/// Ids in one text, between spaces, so that one of them is found by `like '% P-4 %'`.
package struct IdentifierWords<Subject>: Hashable, Sendable, Codable {
  package let ids: [Identifier<Subject>]

  package init(_ ids: [Identifier<Subject>]) {
    self.ids = ids
  }

  /// Reads one text.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    ids = text.split(separator: " ").map { Identifier(String($0)) }
  }

  /// Writes one text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(" \(ids.map(\.text).joined(separator: " ")) ")
  }
}
