extension Glob {
  /// Pairs of places that are looked at before the answer is "no": hostile patterns stay cheap.
  private static let limit = 20_000

  /// Whether every text that this pattern matches is matched by `other` too.
  ///
  /// Decided on meaning: `*?` is contained in `?*`, and `*b*` in `?*`. Where it would take too
  /// long, the answer is `false`, so that nothing counts as narrower that is not known to be.
  package func isContained(in other: Glob) -> Bool {
    let letters = Set(pattern + other.pattern).subtracting([Glob.star, Glob.mark])
    // One letter that neither names stands for all of those.
    let alphabet = letters.map { Optional($0) }.sorted { $0 ?? 0 < $1 ?? 0 } + [nil]
    var open = [Step(own: 0, others: other.closure([0]))]
    var seen = Set(open)
    while let step = open.popLast() {
      let isEnd = pattern[step.own...].allSatisfy { $0 == Glob.star }
      if isEnd, !step.others.contains(other.pattern.count) { return false }
      guard seen.count <= Glob.limit else { return false }
      for letter in alphabet {
        for own in closure([step.own]).flatMap({ after($0, letter) }) {
          let others = other.closure(step.others.flatMap { other.after($0, letter) })
          let next = Step(own: own, others: others)
          if seen.insert(next).inserted { open.append(next) }
        }
      }
    }
    return true
  }

  /// A place in one pattern, and all places that the other can be at after the same text.
  private struct Step: Hashable {
    let own: Int
    let others: [Int]
  }

  /// The places reached without a letter; those before the last `*` add nothing to it.
  private func closure(_ places: [Int]) -> [Int] {
    var reached = Set(places)
    for place in places {
      var next = place
      while next < pattern.count, pattern[next] == Glob.star {
        next += 1
        reached.insert(next)
      }
    }
    let last = reached.filter { $0 < pattern.count && pattern[$0] == Glob.star }.max() ?? 0
    return reached.filter { $0 >= last }.sorted()
  }

  /// Where a letter leads from a place; `nil` is a letter that no pattern names.
  private func after(_ place: Int, _ letter: Glob.Token?) -> [Int] {
    guard place < pattern.count else { return [] }
    switch pattern[place] {
    case Glob.star: return [place]
    case Glob.mark: return [place + 1]
    case letter: return [place + 1]
    default: return []
    }
  }
}

extension ResourcePattern {
  /// Whether every resource that this names is named by `other` too.
  ///
  /// Part by part, as AWS matches: a `*` in one part of an ARN does not reach into the next.
  func isContained(in other: ResourcePattern) -> Bool {
    if Glob(other.text).isEverything { return true }
    guard parts.count == other.parts.count else { return false }
    return zip(parts, other.parts).allSatisfy { Glob($0).isContained(in: Glob($1)) }
  }
}
