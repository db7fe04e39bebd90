import Governance
import Testing

@testable import GovernanceStore

/// The pieces that questions are made of.
struct FilterSQLTests {
  private let one = SQLCondition("a = ?", [1])
  private let two = SQLCondition("b = ? or b is null", [2])

  @Test func `conditions that are known leave no trace`() {
    #expect(SQLCondition.all([]) == .always && SQLCondition.any([]) == .never)
    #expect(SQLCondition.all([.always, one]) == one)
    #expect(SQLCondition.any([.never, one]) == one)
    #expect(SQLCondition.all([one, .never, two]) == .never)
    #expect(SQLCondition.any([one, .always, two]) == .always)
    #expect(SQLCondition.always.negated == .never && SQLCondition.never.negated == .always)
    #expect(SQLCondition.isOne("a", of: []) == .never)
  }

  @Test func `parts keep together, and their values in order`() {
    let both = SQLCondition.all([one, two])
    #expect(both.sql == "(a = ?) and (b = ? or b is null)" && both.arguments == [1, 2])
    let either = SQLCondition.any([two, one])
    #expect(either.sql == "(b = ? or b is null) or (a = ?)" && either.arguments == [2, 1])
    #expect(SQLCondition.isOne("a", of: [1]).sql == "a = ?")
    #expect(SQLCondition.isOne("a", of: [1, 2]).sql == "a in (?, ?)")
  }

  /// Rows: a value, an empty text, null.
  private func found(_ condition: SQLCondition, _ test: TestStore) async throws -> [Int] {
    try await test.store.ask(
      """
      select id from (
        select 1 as id, 'Anna' as text, 5 as number, 1000 as time, 1 as known
        union all select 2, '', 0, null, 1
        union all select 3, null, null, null, 0
      ) told
      where \(condition.sql)
      order by id
      """,
      condition.arguments
    ).compactMap { row in
      if case .integer(let id) = row[0] { Int(id) } else { nil }
    }
  }

  @Test(
    arguments: [
      (.contains("nn"), [1]), (.equals("anna"), [1]), (.equals("ann"), []), (.isEmpty, [2, 3]),
      (.isAny, [1]), (.isMe, []), (.isUnknown, []), (.never, []), (.oneOf(["anna"]), []),
    ] as [(FilterPredicate, [Int])]
  )
  func `text is there, empty or absent`(_ predicate: FilterPredicate, _ ids: [Int]) async throws {
    let test = try await TestStore()
    let condition = FieldQuestion.text("text").condition(predicate)
    #expect(try await found(condition, test) == ids)
    #expect(try await found(condition.negated, test) == [1, 2, 3].filter { !ids.contains($0) })
  }

  @Test(
    arguments: [
      (.instant(.init(from: Instant(milliseconds: 1_000))), [1]),
      (.instant(.init(through: Instant(milliseconds: 999))), []),
      (.instant(.init()), [1]), (.late(Instant(milliseconds: 1_000)), [1]),
      (.late(Instant(milliseconds: 999)), []), (.never, [2]), (.isEmpty, [2]), (.isAny, [1]),
      (.isUnknown, [3]), (.contains("1"), []),
    ] as [(FilterPredicate, [Int])]
  )
  func `a time is known, known not to be, or unknown`(
    _ predicate: FilterPredicate,
    _ ids: [Int]
  ) async throws {
    let test = try await TestStore()
    let known = SQLCondition("known = 1")
    let condition = FieldQuestion.time("time", known: known).condition(predicate)
    #expect(try await found(condition, test) == ids)
    #expect(try await found(condition.negated, test) == [1, 2, 3].filter { !ids.contains($0) })
  }

  @Test(
    arguments: [
      (.number(.init(from: 1)), [1]), (.number(.init(from: 0, through: 5)), [1, 2]),
      (.number(.init(through: 0)), [2]), (.number(.init()), [1, 2]), (.isEmpty, [3]),
      (.isAny, [1, 2]), (.isUnknown, []),
    ] as [(FilterPredicate, [Int])]
  )
  func `a number has its ends included`(_ predicate: FilterPredicate, _ ids: [Int]) async throws {
    let test = try await TestStore()
    let condition = FieldQuestion.number("number").condition(predicate)
    #expect(try await found(condition, test) == ids)
    #expect(try await found(condition.negated, test) == [1, 2, 3].filter { !ids.contains($0) })
  }

  @Test func `a length is compared in milliseconds`() async throws {
    let test = try await TestStore()
    let second = FieldQuestion.length("time")
    let range = FilterRange<Duration>(from: .seconds(1), through: .seconds(1))
    #expect(try await found(second.condition(.length(range)), test) == [1])
    #expect(try await found(second.condition(.never), test) == [])
  }

  @Test func `a field without data is empty in each row`() async throws {
    let test = try await TestStore()
    for (predicate, ids) in [(FilterPredicate.isEmpty, [1, 2, 3]), (.never, [1, 2, 3])] {
      #expect(try await found(FieldQuestion.absent.condition(predicate), test) == ids)
    }
    for predicate in [FilterPredicate.isAny, .contains("a"), .isMe, .isUnknown, .oneOf(["x"])] {
      #expect(FieldQuestion.absent.condition(predicate) == .never)
    }
  }

  @Test func `unknown fields and flags hold nothing back`() {
    let filter = FilterSQL()
    #expect(filter.condition(.condition(field: "zone", .isEmpty)) == .always)
    #expect(filter.condition(.condition(field: "zone", .contains("x"))) == .never)
    #expect(filter.condition(.condition(field: "is", .flag("staged"))) == .never)
    #expect(filter.condition(.not(.condition(field: "is", .flag("staged")))) == .always)
    #expect(filter.condition(.all) == .always)
  }

  @Test func `ranges behind a place are nested from the last column to the first`() {
    let stretch = Ordering.Stretch(
      .always,
      by: [.init(sql: "risk", isDescending: true), .init(sql: "name"), .init(sql: "id")]
    )
    let ranges = stretch.ranges(after: [5, "b", "x"])
    #expect(
      ranges.map(\.sql) == [
        "(risk = ?) and (name = ?) and (id > ?)", "(risk = ?) and (name > ?)", "risk < ?",
      ]
    )
    #expect(ranges.map(\.arguments) == [[5, "b", "x"], [5, "b"], [5]])
    #expect(stretch.orderedBy == "risk desc, name, id")
    #expect(stretch.ranges(after: [5]).isEmpty, "a place of another order")
  }

  @Test func `backwards is the same order from its other end`() {
    let ordering = Ordering.by("ends", descending: false, isOptional: true)
    let back = ordering.reversed
    #expect(back.stretches.map(\.place) == [1, 0])
    #expect(back.stretches.map(\.orderedBy) == ["id desc", "ends desc, id desc"])
    #expect(back.reversed.stretches.map(\.orderedBy) == ordering.stretches.map(\.orderedBy))
  }
}
