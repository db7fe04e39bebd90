import Governance

/// Says of one row at a time whether a filter holds, from the row alone: what the SQL must agree with.
struct SlowFilter {
  /// A field of a row as the language of filters sees it.
  enum Value {
    case texts([String], ids: [String] = [], isMe: Bool = false)
    case word(String)
    case number(Int)
    case time(Instant?, isKnown: Bool = true)
    case flags(Set<String>)
    /// A word of a column that shows several at once.
    case words(Set<String>)
  }

  let id: String
  let fields: [String: Value]

  func holds(_ filter: ResolvedFilter) -> Bool {
    switch filter {
    case .all: true
    case .and(let parts): parts.allSatisfy(holds)
    case .or(let parts): parts.contains(where: holds)
    case .not(let part): !holds(part)
    case .id(let id): self.id == id
    case .text(let fields, let word): fields.contains { holds($0, .contains(word)) }
    case .condition(let field, let predicate): holds(field, predicate)
    }
  }

  private func holds(_ field: String, _ predicate: FilterPredicate) -> Bool {
    switch fields[field] ?? .texts([]) {
    case .texts(let texts, let ids, let isMe): text(texts, ids, isMe, predicate)
    case .word(let word): self.word([word], predicate)
    case .words(let words): self.word(words, predicate)
    case .flags(let words):
      if case .flag(let word) = predicate { words.contains(word) } else { false }
    case .number(let number):
      if case .number(let range) = predicate { range.contains(number) } else { false }
    case .time(let time, let isKnown): self.time(time, isKnown, predicate)
    }
  }

  private func text(
    _ texts: [String],
    _ ids: [String],
    _ isMe: Bool,
    _ predicate: FilterPredicate
  ) -> Bool {
    let texts = texts.filter { !$0.isEmpty }.map(CaseFolding.folded)
    switch predicate {
    case .contains(let word):
      return texts.contains { $0.holds(word) } || ids.contains { CaseFolding.folded($0) == word }
    case .equals(let word):
      return (texts + ids.map(CaseFolding.folded)).contains(word)
    case .oneOf(let words): return texts.contains { words.map(CaseFolding.folded).contains($0) }
    case .isEmpty, .never: return texts.isEmpty
    case .isAny: return !texts.isEmpty
    case .isMe: return isMe
    default: return false
    }
  }

  private func word(_ held: Set<String>, _ predicate: FilterPredicate) -> Bool {
    switch predicate {
    case .oneOf(let words): !held.isDisjoint(with: words)
    case .isAny: !held.isEmpty
    default: false
    }
  }

  private func time(_ time: Instant?, _ isKnown: Bool, _ predicate: FilterPredicate) -> Bool {
    switch (predicate, time) {
    case (.isUnknown, _): !isKnown
    case (.never, nil), (.isEmpty, nil): isKnown
    case (.isAny, _?): isKnown
    case (.instant(let range), let time?): isKnown && range.contains(time)
    case (.late(let now), let time?): isKnown && time <= now
    default: false
    }
  }
}

extension String {
  /// Contains, scalar by scalar: the standard library's own takes equivalent spellings for equal.
  fileprivate func holds(_ word: String) -> Bool {
    let (text, word) = (Array(unicodeScalars), Array(word.unicodeScalars))
    guard word.count <= text.count else { return false }
    return (0...(text.count - word.count)).contains { start in
      text[start..<start + word.count].elementsEqual(word)
    }
  }
}

extension SlowFilter {
  /// A grant through the eyes of a person, by the domain's own rules.
  init(_ row: GrantRow, viewer: Person, owners: [String: Person], at now: Instant) {
    let grant = row.grant
    let owner = row.owner.flatMap { owners[$0] }
    let isMine = row.persons.contains(viewer.id)
    var states: Set<String> = [row.standing.rawValue]
    if grant.isLive(at: now) { states.insert("active") }
    id = row.id
    fields = [
      "id": .texts([row.id]), "state": .words(states), "kind": .word(grant.kind.rawValue),
      "type": .word(row.principalType.rawValue),
      "principal": .texts([row.principalName], ids: [grant.principal.text], isMe: isMine),
      "person": .texts(row.personHandles, ids: row.persons.map(\.text), isMe: isMine),
      "access": .texts([row.entitlementName, row.actions], ids: [grant.entitlement.text]),
      "resource": .texts([grant.resource]), "provider": .texts([row.provider]),
      "data": .word(grant.dataClass.rawValue), "ends": .time(grant.endsAt),
      "used": .time(row.lastUsedAt, isKnown: row.lastUsedKnown),
      "certified": .time(grant.certifiedAt), "rule": .texts([grant.rule]),
      "env": .word(grant.environment.rawValue), "risk": .number(row.risk.score),
      "class": .word(row.risk.band.rawValue), "source": .texts([row.source]),
      "team": .texts([row.team ?? ""], isMe: row.team == viewer.team),
      "owner": .texts(
        [row.owner ?? ""],
        ids: owner.map { [$0.id.text] } ?? [],
        isMe: owner?.id == viewer.id || (owner == nil && row.owner == viewer.team)
      ),
      "is": .flags(Self.flags(row, viewer, owner, at: now)),
    ]
  }

  private static func flags(
    _ row: GrantRow,
    _ viewer: Person,
    _ owner: Person?,
    at now: Instant
  ) -> Set<String> {
    let grant = row.grant
    let isOver = grant.state.isTerminal
    let isOverdue = !isOver && grant.state != .revokeFailed && grant.hasEnded(at: now)
    let isAwaited = !isOver && grant.revokeAskedAt.map { $0 <= now - .days(1) } ?? false
    let isLong = grant.length.map { $0 > Rules.standard.jitCeiling } ?? true
    let held: [(String, Bool)] = [
      ("standing", !isOver && isLong),
      ("modified", grant.externallyModified),
      ("stuck", [.activationFailed, .revokeFailed, .revoking, .ending].contains(grant.state)),
      (
        "mine",
        row.persons.contains(viewer.id) || owner?.id == viewer.id || row.team == viewer.team
      ),
      ("late", isOverdue || isAwaited),
      ("leaving", !isOver && row.personHandles.contains("lin")),
    ]
    return Set(held.filter(\.1).map(\.0)).union(row.marks.map(\.rawValue))
  }
}
