/// The scalars to send for a cell, so that the canvas, the C library and the terminal agree on columns.
package enum CellText {
  private static let substitute = UInt32(UInt8(ascii: "?"))

  /// One list of scalars a column run: a single one, or as many `?` as the cell has columns.
  ///
  /// The canvas lets nothing disputed through; this catches a C library older or newer than its
  /// table, and terminals that show ASCII only.
  package static func pieces(
    of text: String,
    columns: Int,
    asciiOnly: Bool,
    columnsOf: (UInt32) -> Int
  ) -> [[UInt32]] {
    let scalars = text.unicodeScalars.map(\.value)
    guard let base = scalars.first, base >= 0x20, !asciiOnly || base < 0x7f,
      columnsOf(base) == columns
    else { return Array(repeating: [substitute], count: columns) }
    return [[base] + (asciiOnly ? [] : scalars.dropFirst().filter { columnsOf($0) == 0 })]
  }
}
