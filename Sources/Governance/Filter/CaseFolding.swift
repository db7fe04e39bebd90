/// Makes texts equal that differ in case only: one scalar to one scalar, accents kept.
package enum CaseFolding {
  /// The text as filters compare it; stores keep their searched columns so.
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return String(scalars: text.unicodeScalars.lazy.map(folded))
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    // The dotless i is a letter of its own, though its capital is that of i.
    guard scalar != "\u{131}" else { return scalar }
    // Over the capital, so that both small sigmas and the long s meet their plain forms.
    let capital = single(scalar.properties.uppercaseMapping) ?? scalar
    return single(capital.properties.lowercaseMapping) ?? scalar
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
