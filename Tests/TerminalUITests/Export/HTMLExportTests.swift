import TerminalUI
import Testing

@Suite struct HTMLExportTests {
  private static let page = Canvas.sample.html(theme: .midnight, title: "a <b> & \"c\"")

  @Test func `the page holds the rows with a span for each look`() throws {
    let rows = Self.page.components(between: "<pre>\n", and: "</pre>").split(separator: "\n")
    #expect(
      rows == [
        "ada &lt;&amp;&quot;&gt;    ",
        "<span class=\"s1\"> </span><span class=\"s2\"><b>日</b>e\u{301}</span>"
          + "<span class=\"s3\"> ok</span>   <span class=\"s4\">▅▅</span>",
        "  <span class=\"s5\">late</span>  <span class=\"s6\">    </span>",
      ]
    )
  }

  @Test func `each look is one rule with the theme's colours`() {
    #expect(Self.page.contains(".s3{color:#7fd6a0;background:#0b1020}\n"))
    #expect(Self.page.contains(".s2{color:#7fd6a0;background:#1f2f56}\n"))
    #expect(
      Self.page.contains(
        ".s5{color:#ff8a8a;background:#0b1020;font-weight:bold;text-decoration:underline}\n"
      )
    )
    #expect(!Self.page.contains(".s7{"))
  }

  @Test func `a browser is told not to reorder the cells of a row`() {
    #expect(Self.page.contains("direction:ltr;unicode-bidi:bidi-override}"))
  }

  @Test func `the title is escaped like everything else`() {
    #expect(Self.page.contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"))
  }

  @Test func `the terminal's own colours are those of the paper`() {
    let page = Canvas.sample.html(theme: .terminal, title: "", paper: .light)
    #expect(page.contains("color:#1f2328;background:#ffffff"))
    // Reversed: ink and ground of the paper change places.
    #expect(page.contains(".s1{color:#ffffff;background:#1f2328}"))
  }

  @Test func `the same canvas makes the same page`() {
    #expect(
      Canvas.sample.html(theme: .nord, title: "t") == Canvas.sample.html(theme: .nord, title: "t")
    )
  }
}

extension String {
  fileprivate func components(between start: String, and end: String) -> String {
    guard let from = firstRange(of: start)?.upperBound,
      let to = self[from...].firstRange(of: end)?.lowerBound
    else { return "" }
    return String(self[from..<to])
  }
}
