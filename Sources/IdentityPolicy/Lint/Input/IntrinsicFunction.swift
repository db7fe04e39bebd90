import Documents

/// Puts texts in place of the functions of CloudFormation, whose values only a deployment knows.
///
/// What is not known becomes a name in braces, such as `{Bucket}`: it is one thing, no wildcard.
enum IntrinsicFunction {
  /// The value with each function in it resolved as far as a template can tell.
  static func resolved(_ document: Document) -> Document {
    switch document.value {
    case .null, .boolean, .number, .string: return document
    case .array(let elements):
      let kept = elements.filter { !isNoValue($0) }.map(resolved)
      return Document(.array(kept), at: document.position, path: document.path)
    case .object(let members):
      if members.count == 1, let text = value(of: members[0]) {
        return Document(text, at: document.position, path: document.path)
      }
      let kept = members.filter { !isNoValue($0.value) }.map { member in
        let value = resolved(member.value)
        return Document.Member(key: member.key, position: member.position, value: value)
      }
      return Document(.object(kept), at: document.position, path: document.path)
    }
  }

  private static func isNoValue(_ document: Document) -> Bool {
    guard case .string("AWS::NoValue") = document.present("Ref")?.value else { return false }
    return true
  }

  private static func value(of member: Document.Member) -> Document.Value? {
    switch member.key {
    case "Ref": return (try? member.value.string()).map { .string(named($0)) }
    case "Fn::GetAtt":
      return (try? member.value.strings()).map { .string(named($0.joined(separator: "."))) }
    case "Fn::Sub": return substituted(member.value).map { .string($0) }
    case "Fn::Join": return joined(member.value).map { .string($0) }
    case "Fn::If": return either(member.value)
    default: return member.key.hasPrefix("Fn::") ? .string("{\(member.key.dropFirst(4))}") : nil
    }
  }

  /// The branch that is taken when the condition holds, or the other one where that is nothing.
  private static func either(_ arguments: Document) -> Document.Value? {
    guard case .array(let elements) = arguments.value, elements.count == 3 else { return nil }
    return resolved(isNoValue(elements[1]) ? elements[2] : elements[1]).value
  }

  private static func named(_ name: String) -> String {
    name == "AWS::Partition"
      ? "aws" : "{\(name.replacing("AWS::", with: "").replacing("::", with: "."))}"
  }

  private static func joined(_ arguments: Document) -> String? {
    guard let separator = try? arguments[0]?.string(), let list = arguments[1],
      let pieces = try? resolved(list).strings()
    else { return nil }
    return pieces.joined(separator: separator)
  }

  /// `${Name}` becomes `{Name}`, and `${!Literal}` the policy variable `${Literal}`.
  private static func substituted(_ arguments: Document) -> String? {
    let template = arguments[0] ?? arguments
    guard let text = try? template.string() else { return nil }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { return result + "${" + rest }
      let name = rest[..<end]
      result += name.hasPrefix("!") ? "${\(name.dropFirst())}" : named(String(name))
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
