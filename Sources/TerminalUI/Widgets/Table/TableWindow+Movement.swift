extension TableWindow {
  /// A movement as asked for, kept until the rows it needs are there.
  enum Step: Equatable, Sendable {
    case move(Int)
    /// By pages: the text moves with the cursor, which stays on its line.
    case scroll(Int)
    case toFirst, toLast
  }

  /// Whether the next step is one to an end of the list.
  var isJumping: Bool { steps.first == .toFirst || steps.first == .toLast }

  /// Moves the cursor by this many rows; where rows are not loaded yet, the rest is done as they
  /// come.
  package mutating func move(by count: Int) { take(.move(count)) }

  /// Moves by screens: 1 is the next one.
  package mutating func page(by count: Int) { take(.scroll(count * height)) }

  /// Moves by half screens: 1 is the next half.
  package mutating func halfPage(by count: Int) { take(.scroll(count * max(1, height / 2))) }

  package mutating func moveToFirst() { take(.toFirst) }

  package mutating func moveToLast() { take(.toLast) }

  /// Puts the cursor on a row that is on screen (a click, a search); `false` for one not loaded.
  @discardableResult
  package mutating func select(_ id: Row.ID) -> Bool {
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return false }
    steps = []
    let first = top
    settle(at: index, line: index - first)
    return true
  }

  /// Moves to the next row (or with -1 the one before) that fits, among the loaded ones.
  @discardableResult
  package mutating func move(
    toNext direction: Int,
    where fits: (Row) -> Bool
  ) -> Bool {
    let step = direction < 0 ? -1 : 1
    var index = cursor + step
    while rows.indices.contains(index) {
      if fits(rows[index]) {
        move(by: index - cursor)
        return true
      }
      index += step
    }
    return false
  }

  /// Gives the list another number of lines; the cursor stays on screen, on its line if there is
  /// one.
  package mutating func resize(height newHeight: Int) {
    height = max(1, newHeight)
    let shortfall = height - (rows.count - cursor)
    settle(at: cursor, line: hasAfter ? line : max(line, min(shortfall, cursor)))
    wantMargins()
  }

  private mutating func take(_ step: Step) {
    if case .move(let count) = step, case .move(let before)? = steps.last,
      (count < 0) == (before < 0)
    {
      steps[steps.count - 1] = .move(before + count)
    } else {
      steps.append(step)
    }
    walk()
  }

  /// Does the remembered steps as far as the loaded rows allow.
  ///
  /// In order and one by one: 200 down and 50 up in a list of 100 rows end 50 rows above its end,
  /// however late the rows come.
  mutating func walk() {
    while let step = steps.first {
      guard let rest = walk(step) else {
        steps.removeFirst()
        continue
      }
      steps[0] = rest
      break
    }
    wantMargins()
  }

  /// One step; returns what of it must wait for rows, `nil` when it is done.
  private mutating func walk(_ step: Step) -> Step? {
    switch step {
    case .toFirst:
      if hasBefore {
        askAnew(.first)
        return step
      }
      settle(at: 0, line: 0)
    case .toLast:
      if hasAfter {
        askAnew(.last)
        return step
      }
      settle(at: rows.count - 1, line: height - 1)
    case .move(let count):
      let rest = advance(by: count, movingText: false)
      if rest != 0 { return .move(rest) }
    case .scroll(let count):
      let rest = advance(by: count, movingText: true)
      if rest != 0 { return .scroll(rest) }
    }
    return nil
  }

  /// Moves within the loaded rows; returns what is left when more rows exist but are not here yet.
  private mutating func advance(by count: Int, movingText: Bool) -> Int {
    guard !rows.isEmpty else { return isLoading ? count : 0 }
    let goal = cursor + count
    let reached = max(0, min(rows.count - 1, goal))
    let waits = goal < 0 ? hasBefore : goal >= rows.count && hasAfter
    if movingText {
      let lowest = hasAfter ? rows.count - 1 : max(0, rows.count - height)
      let first = top + (waits ? reached - cursor : count)
      settle(at: reached, line: reached - max(0, min(first, lowest)))
    } else {
      settle(at: reached, line: reached - top)
    }
    return waits ? goal - reached : 0
  }

  /// Puts the cursor on a loaded row and a line of the screen, as near as both exist.
  mutating func settle(at index: Int, line wishedLine: Int) {
    cursor = max(0, min(index, rows.count - 1))
    line = max(0, min(wishedLine, height - 1))
    if !hasBefore { line = min(line, cursor) }
    if let selected { selectedID = selected.id }
  }
}
