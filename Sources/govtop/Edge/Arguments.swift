/// The command line before it is parsed: options of all verbs may stand before the verb.
enum Arguments {
  /// Options of all verbs that take a value.
  private static let globals: Set<String> = [
    "--db", "--as", "--format", "--time-zone", "--for-person", "--as-of",
  ]
  private static let globalFlags: Set<String> = ["--quiet"]

  /// Moves the options of all verbs that stand before the verb behind everything else, where each verb knows them.
  ///
  /// `govtop --db a.db list grants` is read as `govtop list grants --db a.db`.
  static func withGlobalsLast(_ arguments: [String]) -> [String] {
    var moved: [String] = []
    var rest = arguments[...]
    while let first = rest.first {
      if globals.contains(first), rest.count >= 2 {
        moved += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if globalFlags.contains(first)
        || globals.contains(where: { first.hasPrefix($0 + "=") })
      {
        moved.append(first)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard let terminator = rest.firstIndex(of: "--") else { return rest + moved }
    return Array(rest[..<terminator]) + moved + rest[terminator...]
  }

  /// Whether errors are to be JSON too; looked up here because a parse that failed has no options.
  static func asksForJSON(_ arguments: [String]) -> Bool {
    arguments.contains("--format=json")
      || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
  }
}

extension String {
  /// The word of a list that this is, hyphens and underscores alike; else a refusal that names the list.
  func word<Word: RawRepresentable<String>>(among known: [Word]) throws -> Word {
    let normal = split(separator: "-").joined(separator: "_").lowercased()
    let found = known.first {
      $0.rawValue == self || $0.rawValue.split(separator: "-").joined(separator: "_") == normal
    }
    guard let found else {
      let words = known.map(\.rawValue).joined(separator: " ")
      throw UsageProblem(message: "`\(self)` is not one of: \(words)")
    }
    return found
  }
}
