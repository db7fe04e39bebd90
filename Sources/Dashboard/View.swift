package import TerminalUI

extension Dashboard {
  /// Draws the whole screen; what does not fit is left out in a declared order.
  package static func view(_ state: State, on canvas: inout Canvas) {
    canvas.cursor = nil
    guard state.size.width >= ScreenFrame.least.width, state.size.height >= ScreenFrame.least.height
    else { return drawNotice(on: &canvas) }
    let frame = ScreenFrame(state)
    drawHead(state, frame, on: &canvas)
    drawBody(state, frame, on: &canvas)
    if state.session.isStale { canvas.restyle(frame.body) { $0.attributes.insert(.dim) } }
    FooterView.draw(state, on: &canvas, in: frame.footer)
    if let overlay = state.overlay { OverlayView.draw(overlay, state, frame, on: &canvas) }
  }

  /// The screen at a size, for `govtop snapshot`, `:save-display` and tests.
  package static func render(_ state: State, size: Size) -> Canvas {
    var state = state
    state.size = size
    _ = Arranging.settle(&state)
    var canvas = Canvas(size: size)
    view(state, on: &canvas)
    return canvas
  }

  private static func drawNotice(on canvas: inout Canvas) {
    let words = "govtop needs \(ScreenFrame.least.width)x\(ScreenFrame.least.height)"
    canvas.draw(words, at: Position(row: 0, column: 0))
  }

  private static func drawHead(_ state: State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    if frame.isCompact {
      HeaderView.compact(state).draw(on: &canvas, in: frame.header)
    } else {
      HeaderView.line(state).draw(on: &canvas, in: frame.header)
    }
    if let rect = frame.tabs { TabsView.tabs(state).draw(on: &canvas, in: rect) }
    if let rect = frame.banner { BannerView.banner(state).draw(on: &canvas, in: rect) }
    if let rect = frame.title { TitleView.draw(state, on: &canvas, in: rect) }
  }

  private static func drawBody(_ state: State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    if case .text(let text) = state.overlay {
      let pane = TextOverlayView.pane(text, state.session.glyphs)
      return pane.draw(on: &canvas, in: frame.body)
    }
    if case .panel(let shown) = state.overlay {
      return PanelView.pane(shown, state).draw(on: &canvas, in: frame.body)
    }
    if let list = state.screen.list {
      ListView.draw(list, state, frame, on: &canvas)
    } else if state.screen == .metrics {
      MetricsView.draw(state, frame, on: &canvas)
    } else {
      PostureView.draw(state, frame, on: &canvas)
    }
  }
}
