import TerminalUI

extension ActionTable {
  static let metrics = [
    row(
      .earlierPoint,
      [.character("h"), .left],
      in: Contexts.metrics,
      "earlier point of the curve",
      why: "crosshair"
    ),
    row(
      .laterPoint,
      [.character("l"), .right],
      in: Contexts.metrics,
      "later point of the curve",
      why: "crosshair"
    ),
    row(
      .shorterWindow,
      [.character("<")],
      in: Contexts.metrics,
      "shorter window",
      hint: "window",
      why: "neighbours, as in a detail"
    ),
    row(
      .longerWindow,
      [.character(">")],
      in: Contexts.metrics,
      "longer window; beyond 365 days the calendar periods",
      why: "as <"
    ),
    row(
      .compare,
      [.character("=")],
      in: Contexts.metrics,
      "the time before, on, off",
      hint: "compare",
      why: "a diff is: equal?"
    ),
    row(
      .split,
      [.character("f")],
      in: Contexts.metrics,
      "divide by environment, owner, class, source, nothing",
      hint: "split",
      why: "group by"
    ),
  ]
}
