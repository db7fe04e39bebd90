import Governance

/// What a record is, as far as anybody said.
struct Classification: Hashable, Sendable {
  var environment: Environment?
  var dataClass: DataClass?
  var team: String?
}

/// What the rules' `classify` list looks at.
struct Classified: Sendable {
  var name: String
  var path: String?
  var namespace: String?
  var tags: [String: String] = [:]
}

extension Rules {
  /// What the list says of a record: of each part the first rule that matches and says it.
  func classification(of subject: Classified, scope: String) -> Classification {
    var found = Classification()
    for rule in classify where rule.matches(subject, scope: scope) {
      found.environment = found.environment ?? rule.environment
      found.dataClass = found.dataClass ?? rule.dataClass
      found.team = found.team ?? rule.team
    }
    return found
  }
}

extension ClassifyRule {
  fileprivate func matches(_ subject: Classified, scope: String) -> Bool {
    switch field {
    case .scope: Glob.matches(pattern, scope)
    case .tag: subject.tags.contains { Glob.matches(pattern, "\($0)=\($1)") }
    case .path: subject.path.map { Glob.matches(pattern, $0) } ?? false
    case .namespace: subject.namespace.map { Glob.matches(pattern, $0) } ?? false
    case .name: Glob.matches(pattern, subject.name)
    }
  }
}

/// Patterns with `*` for any run of characters, compared without case.
enum Glob {
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.lowercased().utf8)
    let text = Array(text.lowercased().utf8)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        (p, t) = (p + 1, t + 1)
      } else if let last = star {
        // The star takes one more, and the rest is tried again.
        star = (last.pattern, last.text + 1)
        (p, t) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
