extension AccessRequest.Need.Voter: Codable {
  /// `any`, `owner`, the word of a persona, or a condition on the reviewer.
  package init?(word: String) {
    switch word {
    case "any": self = .any
    case "owner": self = .owner
    default:
      if let persona = Persona(rawValue: word) {
        self = .persona(persona)
      } else if let clause = try? Clause(word), clause.trait.isOfReviewer {
        self = .matching(clause)
      } else {
        return nil
      }
    }
  }

  /// Reads the word.
  public init(from decoder: any Decoder) throws {
    guard let voter = Self(word: try decoder.singleValueContainer().decode(String.self)) else {
      throw decoder.codingPath.expecting(
        "any, owner, a persona, or a condition such as `reviewer.person = requester.manager`"
      )
    }
    self = voter
  }

  /// Writes the word.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }
}

extension Rules.PersonaTable: Codable {
  package init(from decoder: any Decoder) throws {
    var table: [Persona: Set<Permission>] = [:]
    let container = try decoder.container(keyedBy: FieldName.self)
    for key in container.allKeys.map(\.stringValue) {
      guard let persona = Persona(rawValue: key) else {
        let known = Persona.allCases.map(\.rawValue).sorted().joined(separator: ", ")
        throw (decoder.codingPath + [FieldName(stringValue: key)])
          .expecting("a persona: \(known)")
      }
      table[persona] = try container.decode(
        Set<Permission>.self,
        forKey: FieldName(stringValue: key)
      )
    }
    self.init(table)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    for (persona, permissions) in table {
      try container.encode(permissions, forKey: FieldName(stringValue: persona.rawValue))
    }
  }
}
