package import TerminalUI

/// Where keys have meaning; the nearest place is asked first.
package enum Contexts {
  package static let everywhere = KeyContext("everywhere", title: "Everywhere")
  package static let verbs = KeyContext("verbs", title: "Verbs on a row")
  package static let moving = KeyContext("moving", title: "Moving")
  package static let lists = KeyContext(
    "lists",
    title: "Lists",
    within: [verbs, moving, everywhere]
  )
  package static let text = KeyContext(
    "text",
    title: "Detail and text panes",
    within: [verbs, moving, everywhere]
  )
  package static let panes = KeyContext(
    "panes",
    title: "Posture",
    within: [verbs, moving, everywhere]
  )
  package static let metrics = KeyContext(
    "metrics",
    title: "Metrics",
    within: [verbs, moving, everywhere]
  )
  package static let dialogs = KeyContext("dialogs", title: "Dialogs", isFixed: true)
  package static let typing = KeyContext("typing", title: "While typing", isFixed: true)
  package static let choosing = KeyContext(
    "choosing",
    title: "Pickers, actions, help",
    isFixed: true
  )
}
