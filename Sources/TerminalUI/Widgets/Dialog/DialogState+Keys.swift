extension DialogState {
  package mutating func handle(_ key: Key) -> DialogOutcome {
    if key == .escape || key == .control("c") { return .left }
    guard isPainted || key.moves else {
      droppedKeys += 1
      notice =
        "\(droppedKeys) key\(droppedKeys == 1 ? "" : "s") typed early "
        + (droppedKeys == 1 ? "was dropped" : "were dropped")
      return .open
    }
    guard waiting == nil else { return .open }
    if isPainted { notice = "" }
    switch key {
    case .tab, .down: move(by: 1)
    case .backTab, .up: move(by: -1)
    case .pageDown: facts.page(by: 1)
    case .pageUp: facts.page(by: -1)
    case .enter: return enter()
    default: edit(key)
    }
    return .open
  }

  /// Pasted text goes into the field that has the focus; on a button it does nothing but say so.
  package mutating func paste(_ text: String) {
    guard waiting == nil, isPainted else { return }
    switch focus {
    case .field(let index) where fields[index].choices.isEmpty: fields[index].text.paste(text)
    // The word is there to be typed: pasting it proves nothing about having read it.
    case .word: notice = "type the word, it cannot be pasted"
    default: notice = "nothing is typed here: Tab to a field"
    }
  }

  private mutating func move(by count: Int) {
    let order = order
    guard let place = order.firstIndex(of: focus), !order.isEmpty else {
      focus = .leave
      return
    }
    focus = order[(place + count + order.count) % order.count]
  }

  private mutating func edit(_ key: Key) {
    switch focus {
    case .field(let index): fields[index].handle(key)
    case .word: _ = word.handle(key)
    case .leave, .act:
      if key == .left { moveAmongButtons(by: -1) }
      if key == .right { moveAmongButtons(by: 1) }
    }
  }

  private mutating func moveAmongButtons(by count: Int) {
    let buttons = order.filter(\.isButton)
    guard let place = buttons.firstIndex(of: focus) else { return }
    focus = buttons[max(0, min(place + count, buttons.count - 1))]
  }

  private mutating func enter() -> DialogOutcome {
    switch focus {
    case .field: move(by: 1)
    case .leave: return .left
    case .word:
      guard let word = dialog.word, let act = dialog.acts.first else { return .open }
      guard self.word.text == word.word else {
        notice = "type `\(SafeText(word.word).text)` to \(word.verb)"
        return .open
      }
      return confirm(act)
    case .act(let index): return confirm(dialog.acts[index])
    }
    return .open
  }

  /// An act is sent only when all facts were in sight and all that is required is there.
  private mutating func confirm(_ act: Dialog.Act) -> DialogOutcome {
    guard !isOutdated else { return .confirmed(act.id) }
    if let unread = facts.unreadText {
      notice = unread
      return .open
    }
    if let index = fields.firstIndex(where: \.isMissing) {
      focus = .field(index)
      notice = "\(fields[index].label) is needed here"
      return .open
    }
    return .confirmed(act.id)
  }
}

extension DialogState.Focus {
  var isButton: Bool {
    switch self {
    case .leave, .act: true
    case .field, .word: false
    }
  }
}

extension Key {
  /// Keys that only move, which are never dropped.
  var moves: Bool {
    switch self {
    case .up, .down, .left, .right, .pageUp, .pageDown, .tab, .backTab, .home, .end: true
    default: false
    }
  }
}
