extension Glob {
  /// Whether some text is matched by both patterns.
  package func overlaps(_ other: Glob) -> Bool {
    // Which beginnings of `other` may end where the looked-at beginning of this one ends.
    var reach = Glob.spread([true] + [Bool](repeating: false, count: other.pattern.count), other)
    for byte in pattern {
      reach = Glob.step(reach, byte, other)
    }
    return reach.last ?? false
  }

  private static func step(_ reach: [Bool], _ byte: Token, _ other: Glob) -> [Bool] {
    if byte == star {
      let first = reach.firstIndex(of: true) ?? reach.count
      return reach.indices.map { $0 >= first }
    }
    var next = [Bool](repeating: false, count: reach.count)
    for (index, symbol) in other.pattern.enumerated() where reach[index] {
      if symbol == star {
        next[index] = true
      } else if symbol == mark || byte == mark || symbol == byte {
        next[index + 1] = true
      }
    }
    return spread(next, other)
  }

  /// A star of the other may stand for nothing.
  private static func spread(_ reach: [Bool], _ other: Glob) -> [Bool] {
    var reach = reach
    for (index, symbol) in other.pattern.enumerated() where reach[index] && symbol == star {
      reach[index + 1] = true
    }
    return reach
  }

  /// Whether every text that another pattern matches is matched by this one.
  ///
  /// It may say no where only a longer look would say yes: `?*` covers `*?`.
  package func covers(_ other: Glob) -> Bool {
    var place = 0
    var index = 0
    var retry: (index: Int, place: Int)?
    while place < other.pattern.count {
      let symbol = other.pattern[place]
      if index < pattern.count, pattern[index] == Glob.star {
        retry = (index + 1, place)
        index += 1
      } else if index < pattern.count, symbol != Glob.star,
        pattern[index] == Glob.mark || pattern[index] == symbol
      {
        index += 1
        place += 1
      } else if let last = retry {
        retry = (last.index, last.place + 1)
        index = last.index
        place = last.place + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == Glob.star }
  }
}
