/// Why a filter cannot be used, and where; shown under the line while it is typed.
public struct FilterError: Error, Hashable, Sendable {
  /// What is wrong.
  public let problem: FilterProblem
  /// What to underline.
  public let place: FilterPlace

  init(_ problem: FilterProblem, at place: FilterPlace) {
    self.problem = problem
    self.place = place
  }

  /// One line that says what is so and what to do.
  public var message: String { problem.message }
}

/// Everything that can be wrong with a filter.
public indirect enum FilterProblem: Hashable, Sendable {
  case tooLong(Int)
  case tooManyConditions
  case tooDeep
  case bracketNotClosed
  case noBracketOpen
  case quoteNotClosed
  case nothingFollows(String)
  case conditionMissing
  case valueMissing(field: String)
  case unknownField(String, near: String)
  case unknownWord(String, words: [String])
  case ambiguousWord(String, candidates: [String])
  case noNumber(field: String, hint: String?)
  case noDuration(field: String)
  case unknownUnit(String)
  case directionMissing(field: String, duration: String)
  case noTime(String)
  case backwards(String)
  case unknownView(String, known: [String])
  case viewNamesItself(String, through: [String])
  case inView(String, FilterProblem)
}

extension FilterProblem {
  var message: String {
    switch self {
    case .tooLong(let count):
      "a filter has at most \(Filter.longestText) characters, this has \(count): "
        + "save a part of it as a view"
    case .tooManyConditions:
      "a filter has at most \(Filter.mostConditions) conditions, with those of its views: "
        + "leave some out"
    case .tooDeep: "brackets stand at most \(Filter.deepestBrackets) deep, with views: use fewer"
    case .bracketNotClosed: "this bracket is not closed"
    case .noBracketOpen: "no bracket is open here"
    case .quoteNotClosed: "this quote is not closed"
    case .nothingFollows(let keyword): "nothing follows \(ticked(keyword))"
    case .conditionMissing: "a condition is missing here"
    case .unknownView(let name, let known): Self.noView(name, known)
    case .viewNamesItself(let name, let through):
      "view \(ticked(name)) names itself"
        + (through.isEmpty ? "" : " through " + through.map(ticked).joined(separator: ", "))
    case .inView(let name, let problem): "in view \(ticked(name)): \(problem.message)"
    case .valueMissing(let field): "\(ticked(field)) needs a value"
    case .unknownField(let head, let near):
      "no field \(ticked(head)) here, did you mean \(ticked(near))? to search the text, quote it"
    case .unknownWord(let word, let words):
      "\(ticked(word)) is not one of: \(words.joined(separator: " "))"
    case .ambiguousWord(let word, let candidates):
      "\(ticked(word)) may be \(Self.alternatives(candidates)): say more of it"
    case .noNumber(let field, let hint):
      "\(ticked(field)) takes a number: 55, >50, 25..44" + (hint.map { ". " + $0 } ?? "")
    case .noDuration(let field): "\(ticked(field)) takes a duration: 8h, >24h, 1h..8h"
    case .unknownUnit(let unit): "no unit \(ticked(unit)): m minutes, h, d, w, mo months, y"
    case .directionMissing(let field, let duration):
      "say \(ticked("\(field):<\(duration)")) or \(ticked("\(field):>\(duration)"))"
    case .noTime(let text):
      "\(ticked(text)) is no time: 4h, >90d, 2026-03, 2026-03-14, lastweek"
    case .backwards(let text): "\(ticked(text)) runs backwards: the smaller end comes first"
    }
  }

  private static func noView(_ name: String, _ known: [String]) -> String {
    guard !known.isEmpty else { return "no view \(ticked(name)): none is saved here" }
    return "no view \(ticked(name)): \(known.joined(separator: ", "))"
  }

  private static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

/// The user's words, cut so that a message stays one line.
private func ticked(_ words: String) -> String {
  words.count <= 60 ? "`\(words)`" : "`\(words.prefix(59))…`"
}

/// Something worth saying about a filter that works.
public struct FilterNote: Hashable, Sendable {
  /// The words that look like a condition and were searched as text.
  public let text: String
  /// Where they stand.
  public let place: FilterPlace

  /// One line for the filter line.
  public var message: String { "searched as text: " + ticked(text) }
}
