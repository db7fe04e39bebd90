import Governance
import Testing

import Dashboard

/// Lengths of time in five cells.
struct SpellTests {
  @Test(
    arguments: [
      (Duration.minutes(42), "42m"), (.minutes(190), "3h10"), (.hours(28), "1d4h"),
      (.days(12), "12d"), (.minutes(-95), "-1h35"), (.minutes(302), "5h02"), (.hours(21), "21h"),
      (.zero, "0m"), (.seconds(59), "0m"), (.seconds(-59), "0m"), (.minutes(-20), "-20m"),
      (.minutes(1_439), "23h59"), (.minutes(-1_439), "-23h"), (.days(1), "1d"),
      (.hours(47), "1d23h"), (.hours(-47), "-1d"), (.days(9) + .hours(5), "9d5h"),
      (.days(10) + .hours(5), "10d"), (.days(9_999), "9999d"), (.days(-999), "-999d"),
      (.days(20_000), "54y"),
    ])
  func `two units at most, five cells, late is negative`(length: Duration, text: String) {
    #expect(Spell.text(length) == text)
    #expect(text.count <= 5)
  }

  @Test(
    arguments: [
      (Duration.minutes(59), "59m"), (.hours(3) + .minutes(50), "3h"),
      (.days(7) + .hours(15), "7d"), (.days(99), "99d"), (.days(100), "14w"),
      (.days(699), "99w"), (.days(700), "1y"), (.days(9_000), "24y"), (.zero, "0m"),
    ])
  func `the largest unit alone takes three cells`(length: Duration, text: String) {
    #expect(Spell.largest(length) == text)
    #expect(text.count <= 3)
  }

  @Test func `no end is never, what is not known is a question mark`() {
    #expect(Spell.left(until: nil, at: Sample.now) == "never")
    #expect(Spell.left(until: Sample.now + .hours(3), at: Sample.now) == "3h")
    #expect(Spell.age(since: nil, at: Sample.now) == "never")
    #expect(Spell.age(since: nil, isKnown: false, at: Sample.now) == "?")
    #expect(Spell.age(since: Sample.now - .days(63), at: Sample.now) == "63d")
    #expect(Spell.age(since: Sample.now + .hours(1), at: Sample.now) == "0m")
  }

  @Test(
    arguments: [
      (Duration.minutes(90), "90m"), (.hours(8), "8h"), (.days(14), "14d"), (.hours(24), "24h"),
      (.hours(36), "36h"), (.days(2), "2d"), (.seconds(45), "45s"), (.minutes(1), "1m"),
    ])
  func `a length that a record carries has one unit and is exact`(length: Duration, text: String) {
    #expect(Spell.exact(length) == text)
  }

  @Test func `a length without end is endless`() {
    #expect(Spell.exact(nil) == "∞")
    #expect(Spell.exact(nil, endless: "inf") == "inf")
  }

  @Test(
    arguments: [
      ("90m", Duration.minutes(90)), ("8h", .hours(8)), ("14d", .days(14)), ("2w", .days(14)),
      (" 8 H ", .hours(8)),
    ])
  func `a typed length is read`(text: String, length: Duration) {
    #expect(Spell.length(text) == length)
  }

  @Test(arguments: ["", "8", "h", "-3h", "8 hours", "0h", "1.5h", "100000d", "8h30"])
  func `what is no length is not guessed at`(text: String) {
    #expect(Spell.length(text) == nil)
  }

  @Test func `what is written is read again as the same`() {
    for minutes in [1, 59, 60, 90, 480, 1_440, 2_880, 20_160] {
      let length = Duration.minutes(minutes)
      #expect(Spell.length(Spell.exact(length)) == length)
    }
  }
}
