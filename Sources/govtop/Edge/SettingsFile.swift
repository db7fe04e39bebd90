import Dashboard
import Documents
import Foundation
import Governance

/// What one person set, kept between sessions: filters, sorts and columns by screen, theme, alerts.
///
/// A file that cannot be read is no reason not to open: the defaults hold, and the next change writes it anew.
struct SettingsFile {
  let person: String

  private var path: String { "\(Locations.configuration)/settings-\(person).json" }

  func load() -> Settings {
    guard let data = FileManager.default.contents(atPath: path),
      let document = try? Document(json: Array(data))
    else { return Settings() }
    return (try? Self.settings(document)) ?? Settings()
  }

  /// Writes beside the file and renames: a lost connection leaves the old one or the new one.
  func save(_ settings: Settings) {
    let folder = Locations.configuration
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let data = Data((Self.json(settings).text + "\n").utf8)
    try? data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private static func settings(_ document: Document) throws -> Settings {
    var settings = Settings(
      usesMouse: try document.optionalBoolean("mouse") ?? false,
      theme: try document.optionalString("theme") ?? "terminal",
      alerts: try document.optionalString("alerts").flatMap(Settings.Alerts.init) ?? .title,
      isLowBandwidth: try document.optionalBoolean("low_bandwidth") ?? false,
      lookedAt: try document.optionalString("looked_at").flatMap(Instant.init(rfc3339:))
    )
    for screen in Dashboard.Screen.allCases {
      if let list = document.present("lists")?.present(screen.rawValue) {
        settings.lists[screen] = try self.list(list)
      }
      for view in try document.present("views")?.optionalElements(screen.rawValue) ?? [] {
        settings.views[screen, default: [:]][try view.string("name")] = try list(view)
      }
    }
    return settings
  }

  private static func list(_ list: Document) throws -> Settings.List {
    Settings.List(
      filter: try list.optionalString("filter") ?? "",
      sort: try list.optionalString("sort"),
      isReversed: try list.optionalBoolean("reversed") ?? false,
      hidden: Set(try list.optionalElements("hidden").compactMap { try? $0.string() }),
      showsPreview: try list.optionalBoolean("preview") ?? true
    )
  }

  private static func json(_ settings: Settings) -> JSONText {
    .object([
      ("theme", .string(settings.theme)), ("alerts", .string(settings.alerts.rawValue)),
      ("mouse", .boolean(settings.usesMouse)), ("low_bandwidth", .boolean(settings.isLowBandwidth)),
      ("looked_at", .optional(settings.lookedAt)),
      (
        "lists",
        .object(
          settings.lists.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { ($0.key.rawValue, .object(fields($0.value))) }
        )
      ),
      (
        "views",
        .object(
          settings.views.sorted { $0.key.rawValue < $1.key.rawValue }.map { screen, views in
            let views = views.sorted { $0.key < $1.key }
              .map { JSONText.object([("name", .string($0.key))] + fields($0.value)) }
            return (screen.rawValue, .array(views))
          }
        )
      ),
    ])
  }

  private static func fields(_ list: Settings.List) -> [(String, JSONText)] {
    [
      ("filter", .string(list.filter)), ("sort", .optional(list.sort)),
      ("reversed", .boolean(list.isReversed)), ("hidden", .strings(list.hidden.sorted())),
      ("preview", .boolean(list.showsPreview)),
    ]
  }
}
