import Documents

/// One difference between two sets of rules.
public struct RulesChange: Hashable, Sendable {
  /// Names of fields and places in lists, from the top: `high/maximum_length`.
  public let path: String
  /// As it was in words, `nil` where it is new.
  public let before: String?
  /// As it is in words, `nil` where it is gone.
  public let after: String?
}

extension Rules {
  /// What is different, field by field, in the order of the paths; the version is no part of it.
  package func changes(from before: Rules) -> [RulesChange] {
    let (old, new) = (before.leaves, leaves)
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      old[path] == new[path] ? nil : RulesChange(path: path, before: old[path], after: new[path])
    }
  }

  /// Each single value by its path, in the words that a file of rules has.
  package var leaves: [String: String] {
    var leaves: [String: String] = [:]
    json.gather(into: &leaves, at: "")
    leaves["version"] = nil
    leaves["format"] = nil
    return leaves
  }
}

extension JSONValue {
  fileprivate func gather(into leaves: inout [String: String], at path: String) {
    func place(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
    switch self {
    case .string(let text): leaves[path] = text
    case .boolean(let flag): leaves[path] = flag ? "true" : "false"
    case .integer(let number):
      guard path.hasSuffix(FieldName.lengthSuffix) else {
        leaves[path] = String(number)
        return
      }
      let name = path.dropLast(FieldName.lengthSuffix.count)
      leaves[String(name)] = Duration.milliseconds(number).written
    case .array(let values) where values.allSatisfy(\.isText):
      leaves[path] = values.map(\.plain).joined(separator: ", ")
    case .array(let values):
      for (index, value) in values.enumerated() {
        value.gather(into: &leaves, at: place("\(index)"))
      }
    case .object(let members):
      for (name, value) in members { value.gather(into: &leaves, at: place(name)) }
    }
  }

  private var isText: Bool {
    guard case .string = self else { return false }
    return true
  }

  private var plain: String {
    guard case .string(let text) = self else { return canonical }
    return text
  }
}

extension Duration {
  /// The shortest form that `Duration(written:)` reads back; milliseconds are lost.
  package var written: String {
    let seconds = wholeSeconds
    for (unit, length) in [("d", Int64(86_400)), ("h", 3_600), ("m", 60)]
    where seconds % length == 0 && seconds != 0 {
      return "\(seconds / length)\(unit)"
    }
    return "\(seconds)s"
  }
}
