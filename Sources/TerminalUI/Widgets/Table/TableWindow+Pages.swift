extension TableWindow {
  /// The questions to be asked now; each is given out once.
  package mutating func takeRequests() -> [PageRequest<Row>] {
    defer { wanted = [] }
    outstanding.formUnion(wanted)
    return wanted
  }

  /// Takes an answer in; `false` for one to a question that is no longer asked.
  @discardableResult
  package mutating func apply(_ page: Page<Row>, answering request: PageRequest<Row>) -> Bool {
    guard outstanding.remove(request) != nil else { return false }
    switch request.part {
    case .first, .last, .around: replace(by: page, for: request.part)
    case .before: prepend(page)
    case .after: append(page)
    case .again(_, _, let asked): compare(with: page, asked: asked)
    }
    total = page.total ?? total
    if owesRefresh, !isReplacing {
      owesRefresh = false
      refresh()
    }
    walk()
    return true
  }

  /// A question could not be answered: it is asked again with the next movement, and what was
  /// remembered to be done with its rows is forgotten.
  package mutating func fail(_ request: PageRequest<Row>) {
    guard outstanding.remove(request) != nil else { return }
    steps = []
  }

  /// Takes in what was held back (`R`): asks anew, and what waited is marked as new.
  package mutating func takeIn() { askAnew(aroundSelected) }

  /// Asks for the list under another filter or sort; nothing in it is new to the operator then.
  ///
  /// The rows stay on screen until the answer is here.
  package mutating func restart() {
    heldBack = []
    askAnew(aroundSelected)
  }

  /// The store has changed: asks what became of the rows, or takes it in at once while following.
  package mutating func refresh() {
    guard isFollowing else { return askAgain() }
    // The operator who follows at the top wants what comes next there, not the row of a moment ago.
    askAnew(cursor == 0 && !hasBefore ? .first : aroundSelected)
  }

  /// Follows what others do, or holds the list still.
  package mutating func follow(_ follows: Bool) {
    isFollowing = follows
    if follows { refresh() }
  }

  private var aroundSelected: PageRequest<Row>.Part { selectedID.map { .around($0) } ?? .first }

  private mutating func askAgain() {
    // What is being read may be older than the change: it is compared once it is here.
    guard !isReplacing else {
      owesRefresh = true
      return
    }
    guard !rows.isEmpty else { return askAnew(aroundSelected) }
    outstanding = outstanding.filter { !$0.isAgain }
    wanted = wanted.filter { !$0.isAgain }
    generation += 1
    ask(
      .again(
        from: hasBefore ? rows.first?.pageKey : nil,
        through: hasAfter ? rows.last?.pageKey : nil,
        keeping: rows.map(\.id)
      )
    )
  }

  /// Whether rows are on their way that will replace all loaded ones.
  private var isReplacing: Bool { outstanding.union(wanted).contains(where: \.replacesAll) }

  /// Asks for rows that replace all loaded ones; answers to earlier questions no longer matter.
  mutating func askAnew(_ part: PageRequest<Row>.Part) {
    let same = outstanding.union(wanted).contains { $0.part == part && isJumping }
    guard !same else { return }
    generation += 1
    outstanding = []
    wanted = []
    ask(part)
  }

  mutating func ask(_ part: PageRequest<Row>.Part) {
    let waits = max(awaited.above, awaited.below)
    let request = PageRequest<Row>(part, limit: max(50, 4 * height) + waits, generation: generation)
    guard !outstanding.union(wanted).contains(where: { $0.part == part }) else { return }
    wanted.append(request)
  }

  /// Asks for the next rows early enough that one more page is there when it is wanted.
  mutating func wantMargins() {
    guard !rows.isEmpty, !isReplacing else { return }
    if hasAfter, rows.count - (top + height) < height + awaited.below, let last = rows.last {
      ask(.after(last.pageKey))
    }
    if hasBefore, top < height + awaited.above, let first = rows.first {
      ask(.before(first.pageKey))
    }
  }

  /// How many rows the remembered steps go up and down.
  private var awaited: (above: Int, below: Int) {
    steps.reduce(into: (above: 0, below: 0)) { sum, step in
      switch step {
      case .move(let count), .scroll(let count):
        if count < 0 { sum.above -= count } else { sum.below += count }
      case .toFirst, .toLast: break
      }
    }
  }
}

extension PageRequest {
  var replacesAll: Bool {
    switch part {
    case .first, .last, .around: true
    case .before, .after, .again: false
    }
  }

  var isAgain: Bool {
    if case .again = part { true } else { false }
  }
}
