import Dashboard
import Governance
import TerminalUI

/// A few persons, requests and grants of a small company, as plain values at a fixed moment.
enum Sample {
  /// 2026-06-12T14:32Z, a Friday.
  static let now = moment("2026-06-12T14:32:00Z")

  static func moment(_ text: String) -> Instant {
    Instant(rfc3339: text) ?? Instant(milliseconds: 0)
  }

  static func text(_ words: String) -> FreeText { FreeText(words, salt: [1, 2, 3]) }

  static func person(
    _ handle: String,
    _ number: Int,
    _ personas: Set<Persona> = [],
    team: String? = nil
  ) -> Person {
    Person(
      id: Person.ID("P-\(number)"),
      profile: PersonEvent.Profile(
        handle: handle,
        name: text(handle),
        team: team,
        personas: personas,
        osUsers: [handle]
      ),
      at: now - .days(400)
    )
  }

  static let ada = person("ada", 1, [.security, .approver], team: "security")
  static let ben = person("ben", 2, [.approver], team: "platform")
  static let mei = person("mei", 3, [.security], team: "security")
  static let noor = person("noor", 4, [.modelDeveloper], team: "mlops")

  static func viewer(
    _ person: Person = ada,
    cooperative: Bool = true,
    readOnly: Bool = false,
    claimed: Bool = false
  ) -> Viewer {
    Viewer(
      person: person,
      claimed: claimed,
      delegateOf: nil,
      cooperative: cooperative,
      organisation: "acme-ai",
      readOnly: readOnly
    )
  }

  static func session(
    _ viewer: Viewer = viewer(),
    glyphs: Glyphs = .unicode
  ) -> Session {
    Session(
      viewer: viewer,
      now: now,
      zoneOffset: 7_200,
      zoneName: "CEST",
      glyphs: glyphs,
      osUser: "ada"
    )
  }

  static func state(
    _ screen: Dashboard.Screen = .posture,
    size: Size = Size(width: 80, height: 24),
    session: Session = session(),
    settings: Settings = Settings()
  ) -> Dashboard.State {
    Dashboard.State(session: session, size: size, settings: settings, screen: screen)
  }
}
