import Governance
import Testing

/// What holds for any filter.
///
/// A failure names the seed that made it: put it into `seeds`.
@Suite struct FilterPropertyTests {
  static let seeds: [UInt64] = [1, 2, 3, UInt64.random(in: .min ... .max)]

  @Test(arguments: seeds)
  func `printing and parsing agree on random trees`(seed: UInt64) throws {
    var random = FilterDice(seed: seed)
    for _ in 0..<200 {
      let filter = Filter(random.node(depth: 3))
      let printed = filter.description
      let read = try Filter.parse(printed)
      #expect(read.description == printed, "seed \(seed)")
    }
  }

  @Test(arguments: seeds)
  func `a random tree means the same after it was printed and parsed`(seed: UInt64) throws {
    var random = FilterDice(seed: seed)
    let context = try FilterWorld.context()
    for _ in 0..<200 {
      let filter = Filter(random.node(depth: 2))
      let read = try Filter.parse(filter.description)
      let once = Self.meaning(of: filter, context)
      let again = Self.meaning(of: read, context)
      #expect(once == again, "seed \(seed): \(filter)")
    }
  }

  @Test(arguments: seeds)
  func `random text is read or refused inside itself, and what is read prints stably`(
    seed: UInt64
  ) throws {
    var random = FilterDice(seed: seed)
    let context = try FilterWorld.context()
    for _ in 0..<500 {
      let text = random.text(upTo: 40)
      do throws(FilterError) {
        let filter = try Filter.parse(text)
        let printed = filter.description
        #expect(try Filter.parse(printed).description == printed, "seed \(seed): \(text)")
        _ = try filter.resolved(for: .grants, in: context)
      } catch {
        let length = text.unicodeScalars.count
        #expect(error.place.start <= length, "seed \(seed): \(text)")
        #expect(!error.message.isEmpty && !error.message.contains("\n"), "seed \(seed): \(text)")
      }
    }
  }

  @Test(arguments: seeds)
  func `completion answers at every place of random text`(seed: UInt64) throws {
    var random = FilterDice(seed: seed)
    let completion = FilterCompletion(schema: .requests, context: try FilterWorld.context())
    for _ in 0..<50 {
      let text = random.text(upTo: 20)
      let length = text.unicodeScalars.count
      for cursor in 0...length {
        for candidate in completion.candidates(for: text, cursor: cursor) {
          #expect(candidate.place.start <= cursor, "seed \(seed): \(text) at \(cursor)")
          #expect(candidate.place.end <= length, "seed \(seed): \(text) at \(cursor)")
        }
      }
    }
  }

  private static func meaning(of filter: Filter, _ context: FilterContext) -> String {
    do throws(FilterError) {
      return "\(try filter.resolved(for: .grants, in: context).filter)"
    } catch {
      return error.message
    }
  }
}

/// A generator of filters that repeats itself for a seed (SplitMix64).
struct FilterDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }

  mutating func node(depth: Int) -> Filter.Node {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &self) {
    case 0: return .text(pick(Self.words), .nowhere)
    case 1: return .view(pick(["mine", "late", "a-1"]), .nowhere)
    case 2: return .condition(condition())
    case 3: return .not(node(depth: depth - 1))
    case 4: return .and(nodes(depth: depth - 1))
    default: return .or(nodes(depth: depth - 1))
    }
  }

  private mutating func nodes(depth: Int) -> [Filter.Node] {
    (0..<Int.random(in: 2...3, using: &self)).map { _ in node(depth: depth) }
  }

  private mutating func condition() -> Filter.Condition {
    let values = (0..<Int.random(in: 1...3, using: &self)).map { _ in
      Filter.Value(pick(Self.words), isQuoted: Bool.random(using: &self))
    }
    let fields = ["env", "risk", "owner", "ends", "used", "is", "iam", "state", "text"]
    return Filter.Condition(
      field: pick(fields),
      isExact: Bool.random(using: &self),
      values: values
    )
  }

  mutating func text(upTo length: Int) -> String {
    (0..<Int.random(in: 0...length, using: &self)).map { _ in pick(Self.pieces) }.joined()
  }

  private static let words = [
    "lin", "prod", "or", "not", "none", "me", "late", "never", "", "two words", "a,b", "=x",
    "-x", "@x", "x:y", "(", ")", "\"", "\\", "\u{301}", "名前", ">90d", "25..44", "..", "s3:*",
    "2026-03", "AR-12", "dormant", "d", "é", "\u{202E}x", "\t",
  ]

  private static let pieces = [
    " ", " ", "(", ")", "\"", "\\", ":", ",", "=", "-", "@", ">", "<", "..", "or", "and", "not",
    "env", "prod", "risk", "55", "used", "90d", "1d4h", "is", "mine", "s3:*", "2026-03-14",
    "\n", "\u{301}", "😀", "\u{0}", "ß", "T14:30", "Z", "ends", "lastweek", "99999999999999999999",
  ]
}
