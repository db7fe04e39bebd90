import Dashboard
import TerminalUI

/// A canvas as a file: the same cells as on the terminal.
enum Pictures {
  static func text(_ canvas: Canvas, as picture: Dashboard.Export.Picture, theme: Theme) -> String {
    let paper: Paper = theme.name == "print" || theme.name == "daylight" ? .light : .dark
    return switch picture {
    case .text: canvas.text()
    case .svg: canvas.svg(theme: theme, title: "govtop", paper: paper)
    case .html: canvas.html(theme: theme, title: "govtop", paper: paper)
    }
  }
}
