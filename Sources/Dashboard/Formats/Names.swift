package import Governance
package import TerminalUI

/// Names of things, without the heads that all of a kind share.
package enum Names {
  /// `roles/aiplatform.user` and ARNs lose what stands before the name.
  package static func short(_ name: String) -> String {
    if name.hasPrefix("arn:") {
      let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      if parts.count == 6, !parts[5].isEmpty { return short(String(parts[5])) }
    }
    for head in ["roles/", "role/", "policy/"] where name.hasPrefix(head) {
      let rest = name.dropFirst(head.count)
      if !rest.isEmpty { return String(rest) }
    }
    return name
  }

  package static let twoLines = 120

  /// A stranger's name on lines that others share: its line ends are marks like any other control,
  /// and it takes no more than about two lines.
  package static func single(_ name: String, to columns: Int = twoLines) -> String {
    Truncation.middle.fit(marked(name), to: columns)
  }

  /// Whether ``single(_:to:)`` leaves some of a name out, which then has to be read elsewhere.
  package static func isLong(_ name: String, for columns: Int = twoLines) -> Bool {
    DisplayWidth.of(marked(name)) > columns
  }

  private static func marked(_ name: String) -> String {
    let safe = SafeText(name).text
    return safe.contains("⏎") ? safe.replacing("⏎", with: "⟨U+000A⟩") : safe
  }

  /// A name with a remark such as `(ext)` that stays whole when the name is cut.
  package static func fit(_ name: String, _ remark: String, to width: Int, _ glyphs: Glyphs)
    -> String
  {
    let name = SafeText(short(name), asciiOnly: glyphs.isASCII).text
    let room = width - DisplayWidth.of(remark)
    guard !remark.isEmpty, room >= 5 else { return name + remark }
    return Truncation.middle.fit(name, to: room, ellipsis: glyphs.ellipsis) + remark
  }

  /// `prod/features`; a right on everything says so.
  package static func place(_ environment: Environment, _ resource: String) -> String {
    resource.isEmpty ? environment.rawValue : environment.rawValue + "/" + short(resource)
  }

  /// `external_account` as words.
  package static func words(_ identifier: String) -> String {
    String(identifier.map { $0 == "_" ? " " : $0 })
  }

  /// `ben`, `ben or mei`, `ben, mei or lin`; beyond the third only their number.
  package static func either(_ names: [String]) -> String {
    guard names.count > 1, let last = names.prefix(3).last else { return names.first ?? "" }
    let more = names.count - 3
    if more > 0 { return names.prefix(3).joined(separator: ", ") + " or \(more) more" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  package static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
  }

  /// `18,234`.
  package static func grouped(_ count: Int) -> String {
    var text = ""
    for (index, digit) in String(count.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (count < 0 ? "-" : "") + String(text.reversed())
  }
}
