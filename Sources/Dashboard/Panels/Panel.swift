package import Governance
package import TerminalUI

/// A page that only the palette leads to; its facts lie over the screen until Esc.
package enum Panel: Hashable, Sendable {
  /// The minimum set and the first ninety days, measured.
  case plan
  /// Classes of controls: how they fail, and how they stand.
  case controls
  /// How long tokens live.
  case tokens
  /// How closely each reviewer looked, campaign by campaign.
  case reviews
  /// From a run to the calls of what it built.
  case trace(String)
  /// How far somebody gets who holds a credential.
  case blast(String)
  case whoCan(action: String, resource: String)
  /// Rows of a kind that has no screen of its own.
  case rows(ListQuery)

  /// Those that need no word after their name.
  static let plain: [(name: String, panel: Panel, detail: String)] = [
    ("plan", .plan, "the minimum set and the first 90 days, measured"),
    ("controls", .controls, "how each class of controls stands, and how it fails"),
    ("tokens", .tokens, "how long tokens live"),
    ("reviews", .reviews, "how closely reviewers look"),
  ]

  /// Those that take a word or two: what is typed, as the palette lists it.
  static let asking: [(name: String, form: String, detail: String)] = [
    ("trace", "trace ID", "from a run to the calls of what it built"),
    ("blast", "blast PRINCIPAL", "how far somebody gets with its credential"),
    ("who-can", "who-can ACTION RESOURCE", "who may do it, as far as policies tell"),
  ]

  /// The kinds that only panels show, each of named cells.
  static let kinds: [ListKind] = [
    .workloads, .bundles, .drills, .backlog, .statements, .policies, .entitlements, .assignments,
    .trusts, .artifacts, .credentials, .events, .snapshots,
  ]

  /// At most so many rows: a page to look at, no list to work in.
  static let most = 200

  /// Reads a line of the palette: `plan`, `trace MP-77`, `who-can s3:PutObject prod/raw`.
  init?(line: String) {
    let words = line.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    if first == "list", words.count > 1,
      let kind = Self.kinds.first(where: { $0.rawValue == words[1] })
    {
      self = .rows(
        ListQuery(kind, filter: words.dropFirst(2).joined(separator: " "), limit: Self.most)
      )
      return
    }
    switch (first, words.count) {
    case ("trace", 2): self = .trace(words[1])
    case ("blast", 2): self = .blast(words[1])
    case ("who-can", 3): self = .whoCan(action: words[1], resource: words[2])
    default:
      guard words.count == 1, let known = Self.plain.first(where: { $0.name == first })
      else { return nil }
      self = known.panel
    }
  }

  var title: String {
    switch self {
    case .plan: "the first ninety days"
    case .controls: "controls"
    case .tokens: "tokens by lifetime"
    case .reviews: "reviews"
    case .trace(let word): "trace of \(word)"
    case .blast(let word): "blast radius of \(word)"
    case .whoCan(let action, let resource): "who can \(action) on \(resource)"
    case .rows(let query): query.kind.rawValue + (query.filter.isEmpty ? "" : " " + query.filter)
    }
  }
}

/// What a panel is made of.
package struct PanelAnswer: Equatable, Sendable {
  package var rows: [RecordRow]
  package var metrics: [Metric]
  package var plan: [PlanStatus]

  package init(rows: [RecordRow] = [], metrics: [Metric] = [], plan: [PlanStatus] = []) {
    self.rows = rows
    self.metrics = metrics
    self.plan = plan
  }
}

/// A panel that lies over the screen.
package struct PanelOverlay: Equatable, Sendable {
  package let panel: Panel
  package var answer: PanelAnswer
  package var scroll = DetailScroll()
}
