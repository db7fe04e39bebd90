package import Documents

/// One thing that is wrong with rules, at its place.
public struct RulesProblem: Error, Hashable, Sendable {
  /// Names of fields and places in lists, from the top: `high/maximum_length`.
  public let path: String
  /// What is wrong and what belongs there: one line, lower case, no final period.
  public let message: String

  package init(_ path: String, _ message: String) {
    self.path = path
    self.message = message
  }
}

extension Rules {
  /// Rules as a file gives them: what it leaves out is as in the rules that ship.
  ///
  /// - Throws: ``RulesProblem`` for a field that is unknown or holds something else, and for the first rule that
  ///   contradicts another.
  package init(overlay: JSONValue) throws(RulesProblem) {
    try Self.requireOwn(overlay)
    do {
      let base = try FieldsEncoder.encode(Rules.standard).json
      self = try FieldsDecoder(isStrict: true).decode(Rules.self, from: base.overlaid(by: overlay))
    } catch let error as EventFormatError {
      throw RulesProblem(error.field, "here belongs \(error.expected)")
    } catch {
      throw RulesProblem("", "these are no rules")
    }
    if let problem = problems.first { throw problem }
  }

  /// Refuses what govtop fills in by itself.
  private static func requireOwn(_ overlay: JSONValue) throws(RulesProblem) {
    guard case .object(let fields) = overlay else { return }
    for name in ["version", "format"] where fields[name] != nil {
      throw RulesProblem(name, "the ledger counts the \(name)s; leave it out")
    }
    guard case .array(let reviews) = fields["automatic"] else { return }
    for (place, review) in reviews.enumerated() {
      guard case .object(let review) = review, review["author"] != nil else { continue }
      throw RulesProblem(
        "automatic/\(place)/author",
        "whoever puts it into force is its author; leave it out"
      )
    }
  }

  /// All of them as canonical JSON, whichever form the ledger has them in.
  package var json: JSONValue {
    var whole = self
    whole.format = Self.currentFormat
    return (try? FieldsEncoder.encode(whole).json) ?? .object([:])
  }
}

extension JSONValue {
  /// Objects are merged field by field; anything else, lists too, is taken whole.
  fileprivate func overlaid(by other: JSONValue) -> JSONValue {
    guard case .object(var fields) = self, case .object(let news) = other else { return other }
    for (name, value) in news {
      // A length of time is written without its unit's name.
      fields[name + FieldName.lengthSuffix] = nil
      fields[name] = fields[name].map { $0.overlaid(by: value) } ?? value
    }
    return .object(fields)
  }
}
