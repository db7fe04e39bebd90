extension TableLayout {
  /// The cells of rows as they are drawn, cut to their columns.
  ///
  /// Rows that would show the same cells get their ids appended, so that nobody takes one for
  /// another.
  package func texts(of rows: [TableRow], glyphs: Glyphs = .unicode) -> [[String]] {
    var texts = rows.map { row in places.map { cell(of: row, at: $0, glyphs) } }
    guard let carrier = places.firstIndex(where: \.isNaming) ?? places.indices.first else {
      return texts
    }
    let alike = Dictionary(grouping: texts.indices) { texts[$0] }.values.filter { $0.count > 1 }
    for index in alike.joined() {
      let place = places[carrier]
      texts[index][carrier] = place.naming(rows[index], glyphs)
    }
    return texts
  }

  private func cell(of row: TableRow, at place: Place, _ glyphs: Glyphs) -> String {
    place.fill(row.cells[place.column.id]?.shown(with: glyphs) ?? "", glyphs)
  }
}

extension TableLayout.Place {
  /// Whether there is most room for an id beside the text.
  var isNaming: Bool {
    if case .fill = column.width { true } else { false }
  }

  func fill(_ text: String, _ glyphs: Glyphs) -> String {
    column.alignment.fill(text, to: width, cut: column.truncation, ellipsis: glyphs.ellipsis)
  }

  /// The cell with the id of its row at its end; the id is whole as long as the column can hold it.
  func naming(_ row: TableRow, _ glyphs: Glyphs) -> String {
    let id = Truncation.middle.fit(
      SafeText(row.id, asciiOnly: glyphs.isASCII).text,
      to: width,
      ellipsis: glyphs.ellipsis
    )
    let room = width - DisplayWidth.of(id) - 1
    let text = row.cells[column.id]?.shown(with: glyphs) ?? ""
    guard room > 0, !text.isEmpty else { return column.alignment.pad(id, to: width) }
    let name = column.truncation.fit(text, to: room, ellipsis: glyphs.ellipsis)
    return column.alignment.pad(name + " " + id, to: width)
  }
}
