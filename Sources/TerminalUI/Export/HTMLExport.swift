extension Canvas {
  /// The screen as a page of its own: one `pre`, a `span` for each run that is not plain.
  ///
  /// Right-to-left letters keep the order of their cells, as on the terminal. The title is shown
  /// too, so it has to be safe text.
  package func html(theme: Theme, title: String, paper: Paper = .dark) -> String {
    let plain = Look(.plain, theme: theme, paper: paper)
    var classes = LookClasses()
    let rows = (0..<size.height).map { row in
      runs(inRow: row, theme: theme, paper: paper)
        .map { $0.look == plain ? $0.content : classes.span($0) }.joined()
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(Markup.escaped(title))</title>
      <style>
      body{margin:0;background:\(plain.ground.hexadecimal)}
      pre{margin:1em;color:\(plain.ink.hexadecimal);background:\(plain.ground.hexadecimal);\
      font:15px/1.2 \(SVGExport.fonts);direction:ltr;unicode-bidi:bidi-override}
      pre b{display:inline-block;width:2ch;font-weight:inherit}
      \(classes.rules.map { $0 + "\n" }.joined())</style>
      </head>
      <body>
      <pre>
      \(rows.map { $0 + "\n" }.joined())</pre>
      </body>
      </html>

      """
  }
}

extension CellRun {
  /// The text of the run; a wide character gets a box of its own, whatever its font makes of it.
  fileprivate var content: String {
    pieces.map { piece in
      let text = Markup.escaped(piece)
      return DisplayWidth.of(piece) == 2 ? "<b>\(text)</b>" : text
    }.joined()
  }
}

/// The style rules of a page, one for each look in the order of their appearance.
private struct LookClasses {
  private var numbers: [Look: Int] = [:]
  private(set) var rules: [String] = []

  mutating func span(_ run: CellRun) -> String {
    let number = numbers[run.look] ?? numbers.count + 1
    if numbers.updateValue(number, forKey: run.look) == nil {
      rules.append(".s\(number){\(Self.declarations(of: run.look))}")
    }
    return "<span class=\"s\(number)\">\(run.content)</span>"
  }

  private static func declarations(of look: Look) -> String {
    var declarations = ["color:\(look.ink.hexadecimal)", "background:\(look.ground.hexadecimal)"]
    if look.isBold { declarations.append("font-weight:bold") }
    if look.isDim { declarations.append("opacity:.65") }
    if look.isUnderlined { declarations.append("text-decoration:underline") }
    if look.isItalic { declarations.append("font-style:italic") }
    return declarations.joined(separator: ";")
  }
}
