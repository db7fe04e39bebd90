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
    if case .object(let fields) = overlay, fields["version"] != nil {
      throw RulesProblem("version", "the ledger counts the versions; leave it out")
    }
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

  /// All that the ledger holds of them, as canonical JSON.
  package var json: JSONValue { (try? FieldsEncoder.encode(self).json) ?? .object([:]) }
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
