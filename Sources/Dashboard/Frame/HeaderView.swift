import Governance
import TerminalUI

/// The first line: where one is, who one is, whether one may write, and the two ages.
enum HeaderView {
  static func line(_ state: Dashboard.State) -> HeaderLine {
    let glyphs = state.session.glyphs
    return HeaderLine(left: left(state, glyphs), parts: parts(state), glyphs: glyphs)
  }

  private static func left(_ state: Dashboard.State, _ glyphs: Glyphs) -> StyledLine {
    let environment = state.environment.map { "\($0.rawValue) env" } ?? "all env"
    let style = state.environment == nil ? Style(.muted) : Style(.text, .reverse)
    return StyledLine([
      Span(state.session.viewer.organisation, Style(.title, .bold)),
      Span(" \(glyphs.dot) ", Style(.muted)), Span(environment, style),
    ])
  }

  private static func parts(_ state: Dashboard.State) -> [HeaderLine.Part] {
    let session = state.session
    let viewer = session.viewer
    var parts = [HeaderLine.Part(StyledLine(person(viewer)))]
    parts.append(mode(session))
    parts.append(
      HeaderLine.Part(StyledLine(signing(viewer, state.size.width), Style(.muted)), gap: 1)
    )
    if let other = viewer.delegateOf {
      parts.append(HeaderLine.Part(StyledLine("for \(other.handle)", Style(.warn))))
    }
    if let source = source(state) { parts.append(HeaderLine.Part(source)) }
    parts.append(HeaderLine.Part(StyledLine(Moments.clock(session.now), Style(.muted))))
    if let age = kept(age: session) { parts.append(age) }
    return parts
  }

  /// A name that was only claimed says so.
  private static func person(_ viewer: Viewer) -> String {
    (viewer.claimed ? "as " : "") + viewer.person.handle
  }

  private static func mode(_ session: Session) -> HeaderLine.Part {
    let word =
      if session.isPast {
        StyledLine("AS OF \(moment(session))", Style(.warn, [.bold, .reverse]))
      } else if session.viewer.readOnly {
        StyledLine("RO", Style(.warn, .bold))
      } else {
        StyledLine("RW", Style(.ok))
      }
    return HeaderLine.Part(word, isKept: true, gap: 2)
  }

  /// The day that is looked at, with the minute unless it is the day's last.
  private static func moment(_ session: Session) -> String {
    let time = CivilTime(session.now, offsetSeconds: session.zoneOffset)
    let minute = time.clockText.prefix(5)
    return minute == "23:59" ? time.dateText : "\(time.dateText) \(minute)"
  }

  /// The past has no age: nothing in it changes any more.
  private static func kept(age session: Session) -> HeaderLine.Part? {
    if session.isPast, case .live = session.connection { return nil }
    return HeaderLine.Part(age(session), isKept: true, gap: 1)
  }

  private static func signing(_ viewer: Viewer, _ width: Int) -> String {
    guard viewer.cooperative else { return "unsigned" }
    return width >= 110 ? "cooperative · tamper-evident only" : "coop"
  }

  /// The age of the world in it: the oldest source that is late.
  private static func source(_ state: Dashboard.State) -> StyledLine? {
    guard let sources = state.posture.posture?.sources, !sources.isEmpty else { return nil }
    let late = sources.filter(\.isLate).min {
      ($0.publishedAt ?? Instant(milliseconds: 0)) < ($1.publishedAt ?? Instant(milliseconds: 0))
    }
    guard let late else { return StyledLine("src ok", Style(.muted)) }
    let age = Spell.age(since: late.publishedAt, at: state.session.now)
    let name = late.source.kind.rawValue.split(separator: "-").first.map(String.init) ?? ""
    return StyledLine("src \(name) \(age)!", Style(.warn))
  }

  /// How old the view is.
  static func age(_ session: Session) -> StyledLine {
    switch session.connection {
    case .live: return StyledLine("live", Style(.ok))
    case .asOf(let moment):
      return StyledLine("as of \(seconds(since: moment, session))", Style(.warn))
    case .stale(let since, _, _):
      let isLong = session.now - since >= .seconds(30)
      return StyledLine(
        "\(isLong ? "STALE" : "stale") \(seconds(since: since, session))",
        Style(.danger, isLong ? [.bold, .reverse] : .bold)
      )
    }
  }

  /// `14 s`, from two minutes on `3 m`.
  private static func seconds(since moment: Instant, _ session: Session) -> String {
    let seconds = max(0, (session.now - moment).wholeSeconds)
    return seconds < 120 ? "\(seconds) s" : "\(seconds / 60) m"
  }

  /// The head of a small screen: what, how many, mode and age.
  static func compact(_ state: Dashboard.State) -> HeaderLine {
    let name = state.screen.rawValue
    let count = state.screen.list?.counts(state)?.short ?? ""
    var left = StyledLine(name + (count.isEmpty ? "" : " " + count), Style(.title, .bold))
    if let environment = state.environment {
      left.append(" ")
      left.append(environment.rawValue, Style(.text, .reverse))
    }
    return HeaderLine(
      left: left,
      parts: [mode(state.session)]
        + [kept(age: state.session)].compactMap { $0 }.map { .init($0.line, isKept: true) },
      glyphs: state.session.glyphs
    )
  }
}
