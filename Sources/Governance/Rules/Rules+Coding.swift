extension AccessRequest.Need.Voter: Codable {
  /// `any`, `owner` or the word of a persona.
  package init?(word: String) {
    switch word {
    case "any": self = .any
    case "owner": self = .owner
    default:
      guard let persona = Persona(rawValue: word) else { return nil }
      self = .persona(persona)
    }
  }

  /// Reads the word.
  public init(from decoder: any Decoder) throws {
    guard let voter = Self(word: try decoder.singleValueContainer().decode(String.self)) else {
      throw decoder.codingPath.expecting("any, owner or a persona")
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
