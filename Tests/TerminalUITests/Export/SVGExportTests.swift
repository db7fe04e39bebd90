import TerminalUI
import Testing

@Suite struct SVGExportTests {
  private static let picture = Canvas.sample.svg(theme: .midnight, title: "a <b> & \"c\"")

  @Test func `the picture is as large as its cells and a margin`() {
    #expect(Self.picture.contains("width=\"126\" height=\"72\" viewBox=\"0 0 126 72\""))
    #expect(Self.picture.contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"))
    #expect(Self.picture.contains("<rect width=\"126\" height=\"72\" fill=\"#0b1020\"/>"))
  }

  @Test func `text stands on the grid, escaped, a run an element`() {
    let ada = "<text x=\"9\" y=\"23\" fill=\"#d8deec\" textLength=\"72\""
    #expect(
      Self.picture.contains(
        "\(ada) lengthAdjust=\"spacingAndGlyphs\">ada &lt;&amp;&quot;&gt;</text>"
      )
    )
  }

  @Test func `wide and marked characters are placed one by one`() {
    let wide = "<text x=\"18\" y=\"41\" fill=\"#7fd6a0\" textLength=\"18\""
    let marked = "<text x=\"36\" y=\"41\" fill=\"#7fd6a0\" textLength=\"9\""
    #expect(Self.picture.contains("\(wide) lengthAdjust=\"spacingAndGlyphs\">日</text>"))
    #expect(Self.picture.contains("\(marked) lengthAdjust=\"spacingAndGlyphs\">e\u{301}</text>"))
  }

  @Test func `a selection is a ground under its cells`() {
    let bar = "<rect x=\"9\" y=\"27\" width=\"9\" height=\"18\" fill=\"#1f2f56\"/>"
    let name = "<rect x=\"18\" y=\"27\" width=\"27\" height=\"18\" fill=\"#1f2f56\"/>"
    #expect(Self.picture.contains(bar))
    #expect(Self.picture.contains(name))
  }

  @Test func `blocks are rectangles, so that sparklines have no gaps`() {
    let block = "y=\"34\" width=\"9\" height=\"11\" fill=\"#7cc4ff\"/>"
    #expect(Self.picture.contains("<rect x=\"99\" \(block)"))
    #expect(Self.picture.contains("<rect x=\"108\" \(block)"))
    #expect(!Self.picture.contains("▅"))
  }

  @Test func `attributes are drawn`() {
    #expect(
      Self.picture.contains("font-weight=\"bold\" text-decoration=\"underline\">late</text>")
    )
    #expect(Canvas.sample.svg(theme: .mono, title: "").contains("text-decoration=\"underline\""))
  }

  @Test func `blanks are drawn only where something of them can be seen`() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.draw(" a b  ", at: Position(row: 0, column: 0))
    let plain = canvas.svg(theme: .midnight, title: "")
    #expect(plain.contains("<text x=\"18\""))
    #expect(plain.contains(">a b</text>"))
    canvas.restyle(canvas.bounds) { $0.attributes = .underline }
    #expect(canvas.svg(theme: .midnight, title: "").contains("> a b  </text>"))
    let blank = Canvas(size: Size(width: 6, height: 1))
    #expect(!blank.svg(theme: .midnight, title: "").contains("<text"))
  }

  @Test func `markup under a combining mark is still escaped`() {
    var canvas = Canvas(size: Size(width: 3, height: 1))
    canvas.draw("<\u{301}&\u{338}", at: Position(row: 0, column: 0))
    #expect(canvas.svg(theme: .mono, title: "").contains(">&lt;\u{301}</text>"))
    #expect(canvas.html(theme: .mono, title: "").contains("&lt;\u{301}&amp;\u{338}"))
  }

  @Test func `a line of one sign is one element`() {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    canvas.fill(canvas.bounds, with: "┄")
    let picture = canvas.svg(theme: .midnight, title: "")
    #expect(picture.contains("textLength=\"72\" lengthAdjust=\"spacingAndGlyphs\">┄┄┄┄┄┄┄┄</text>"))
  }

  @Test func `the text cursor is an outline`() {
    var canvas = Canvas(size: Size(width: 2, height: 1))
    canvas.cursor = Position(row: 0, column: 1)
    let outline =
      "<rect x=\"18\" y=\"9\" width=\"9\" height=\"18\" fill=\"none\" stroke=\"#d8deec\"/>"
    #expect(canvas.svg(theme: .midnight, title: "").contains(outline))
  }

  @Test(arguments: Theme.builtIn)
  func `every theme draws the same picture twice, and each its own`(theme: Theme) {
    let picture = Canvas.sample.svg(theme: theme, title: "t")
    #expect(picture == Canvas.sample.svg(theme: theme, title: "t"))
    for other in Theme.builtIn where other != theme {
      #expect(picture != Canvas.sample.svg(theme: other, title: "t"), "\(other.name)")
    }
  }
}
