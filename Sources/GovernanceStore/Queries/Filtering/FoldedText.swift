import Governance

/// Compares columns with folded words, on engines whose `lower` knows ASCII only.
///
/// The letters of the words alone decide: each other form of theirs is replaced in the column first,
/// so that a match is one exactly where the folded column would match.
enum FoldedText {
  /// Whether the words stand somewhere in the text.
  static func contains(_ word: String, in column: String) -> SQLCondition {
    let folded = expression(column, meeting: word)
    return SQLCondition(
      "\(folded.sql) like ? escape '\\'",
      folded.arguments + [.text(pattern(containing: word))]
    )
  }

  /// Whether the text is the words and nothing else.
  static func equals(_ word: String, _ column: String) -> SQLCondition {
    let folded = expression(column, meeting: word)
    return SQLCondition("\(folded.sql) = ?", folded.arguments + [.text(word)])
  }

  /// Whether a column that is kept folded contains the words.
  static func contains(_ word: String, inFolded column: String) -> SQLCondition {
    SQLCondition("\(column) like ? escape '\\'", [.text(pattern(containing: word))])
  }

  /// `%`, `_` and `\` are letters here: there are no wildcards in the language of filters.
  private static func pattern(containing word: String) -> String {
    var escaped = "%"
    for character in word.unicodeScalars {
      if "\\%_".unicodeScalars.contains(character) { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(character)
    }
    return escaped + "%"
  }

  private static func expression(_ column: String, meeting word: String) -> SQLCondition {
    var sql = "lower(\(column))"
    var arguments: [SQLValue] = []
    for letter in Set(word.unicodeScalars).sorted() {
      for other in others(of: letter) {
        sql = "replace(\(sql), ?, ?)"
        arguments += [.text(String(Character(other))), .text(String(Character(letter)))]
      }
    }
    return SQLCondition(sql, arguments)
  }

  private static func others(of letter: Unicode.Scalar) -> [Unicode.Scalar] {
    switch letter {
    // The two ASCII letters that letters beyond ASCII fold to: the Kelvin sign and the long s.
    case "k": ["\u{212A}"]
    case "s": ["\u{17F}"]
    case _ where letter.isASCII: []
    default: beyondASCII[letter] ?? []
    }
  }

  /// The other forms of each folded letter; made once, when somebody first looks for such a letter.
  private static let beyondASCII: [Unicode.Scalar: [Unicode.Scalar]] = {
    var forms: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for value in UInt32(0x80)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped,
        let folded = CaseFolding.folded(String(Character(scalar))).unicodeScalars.first,
        folded != scalar
      else { continue }
      forms[folded, default: []].append(scalar)
    }
    return forms
  }()
}
