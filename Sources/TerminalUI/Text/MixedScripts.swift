/// Finds words whose letters come from scripts that no honest word mixes, after UTS 39.
///
/// A word is what an identifier may be made of: letters, marks, digits, `_` and `-`; so `prod-сору`
/// with four Cyrillic letters is found too. Invisible characters do not end a word.
enum MixedScripts {
  static func areIn(_ text: String) -> Bool {
    var word: Scripts = []
    for scalar in text.unicodeScalars {
      switch part(of: scalar) {
      case .letter(let script):
        word.formUnion(script)
        if word.isMixed { return true }
      case .within: break
      case .between: word = []
      }
    }
    return false
  }

  private enum Part {
    case letter(Scripts)
    case within
    case between
  }

  private static func part(of scalar: Unicode.Scalar) -> Part {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z": return .letter(.latin)
      case "0"..."9", "_", "-": return .within
      default: return .between
      }
    }
    switch scalar.value {
    case 0x2190...0x245F, 0x2500...0x2BFF: return .between
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: return .letter(.han)
    case 0xAC00...0xD7A3: return .letter(.hangul)
    default: return partByCategory(of: scalar)
    }
  }

  private static func partByCategory(of scalar: Unicode.Scalar) -> Part {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter: break
    case .letterNumber,
      .otherSymbol where scalar.properties.isAlphabetic:
      break
    case .decimalNumber, .otherNumber, .modifierLetter, .format, .nonspacingMark, .spacingMark,
      .enclosingMark:
      return .within
    default: return .between
    }
    // The micro sign is nobody's letter, and stands in many honest Latin words.
    return scalar == "µ" ? .within : .letter(Scripts(letter: scalar))
  }
}
