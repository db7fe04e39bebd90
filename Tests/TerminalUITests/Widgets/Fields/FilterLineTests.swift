import TerminalUI
import Testing

struct FilterLineTests {
  let field = TextField("enviroment:prod is:late")

  @Test func `the filter stands behind its sign with the cursor at its end`() {
    let canvas = canvas(of: FilterLine(field, note: "31 match"), 60)
    #expect(
      lines(of: canvas) == [" / enviroment:prod is:late" + "                         31 match"]
    )
    #expect(canvas.cursor?.column == 26)
  }

  @Test func `the failing place is underlined and the message stands below`() {
    let problem = FilterLine.Problem(at: 0..<10, "no field `enviroment` here")
    let canvas = canvas(of: FilterLine(field, problem: problem, note: "31 match"), 60, 2)
    #expect(
      lines(of: canvas) == [" / enviroment:prod is:late", "   no field `enviroment` here"]
    )
    let underlined = (0..<60).filter {
      canvas[0, $0]?.style.attributes.contains(.underline) == true
    }
    #expect(underlined == Array(3..<13))
  }

  @Test func `a mistake behind the end is shown at the last character`() {
    let problem = FilterLine.Problem(at: 23..<23, "a condition is missing here")
    let canvas = canvas(of: FilterLine(field, problem: problem), 60)
    #expect(canvas[0, 25]?.style.attributes.contains(.underline) == true)
    #expect(canvas[0, 24]?.style.attributes.contains(.underline) == false)
  }

  @Test func `what Tab would add stands dim behind the text`() {
    let canvas = canvas(of: FilterLine(TextField("env:pr"), completion: "od 31"), 40)
    #expect(lines(of: canvas) == [" / env:prod 31"])
    #expect(canvas[0, 9]?.style.attributes == .dim)
    #expect(canvas.cursor?.column == 9)
  }
}
