import Dashboard
import Governance
import Testing
import TerminalUI

/// The plain reads that a list question takes.
struct ListReadingTests {
  static let rows = (1...120).map { number in
    Sample.row(Sample.request(number, risk: Sample.risk(12)))
  }

  static func cursor(_ index: Int) -> Cursor {
    Cursor([.integer(Int64(index)), .text(rows[index].id)])
  }

  static func read(
    _ part: PageRequest<ListedRow>.Part,
    limit: Int = 10,
    filter: String = "state:pending"
  ) -> (answer: ListAnswer, queries: [ListQuery]) {
    let question = ListQuestion(
      ListQuery(.requests, filter: filter),
      PageRequest(part, limit: limit, generation: 0)
    )
    var reading = ListReading(question)
    var queries: [ListQuery] = []
    while let query = reading.next {
      queries.append(query)
      reading.take(Shelf(rows.map(ScreenRow.request)).page(query))
    }
    return (reading.answer, queries)
  }

  static func ids(_ answer: ListAnswer) -> [String] { answer.rows.map(\.id) }

  @Test func `the beginning is one read forward`() {
    let (answer, queries) = Self.read(.first)
    #expect(Self.ids(answer) == Self.rows.prefix(10).map(\.id))
    #expect(!answer.hasBefore)
    #expect(answer.hasAfter)
    #expect(queries.count == 1)
    #expect(queries[0].limit == 10)
  }

  @Test func `the end is one read backward, in the order of the list`() {
    let (answer, _) = Self.read(.last)
    #expect(Self.ids(answer) == Self.rows.suffix(10).map(\.id))
    #expect(answer.hasBefore)
    #expect(!answer.hasAfter)
  }

  @Test func `pages go on after and before a place`() {
    #expect(Self.ids(Self.read(.after(Self.cursor(19))).answer) == Self.rows[20..<30].map(\.id))
    #expect(Self.ids(Self.read(.before(Self.cursor(20))).answer) == Self.rows[10..<20].map(\.id))
  }

  @Test func `round a row stand its neighbours`() {
    let (answer, queries) = Self.read(.around("AR-61"))
    #expect(Self.ids(answer) == Self.rows[55..<66].map(\.id))
    #expect(answer.hasBefore)
    #expect(answer.hasAfter)
    #expect(queries.count == 3)
    #expect(queries[0].filter == "(state:pending) id:=AR-61")
    #expect(queries[1].filter == "state:pending")
  }

  @Test func `round a row that is gone is the beginning`() {
    let (answer, _) = Self.read(.around("AR-999"))
    #expect(Self.ids(answer) == Self.rows.prefix(10).map(\.id))
  }

  @Test func `round the first and the last row nothing is missing`() {
    #expect(Self.ids(Self.read(.around("AR-1")).answer) == Self.rows[0..<6].map(\.id))
    #expect(Self.ids(Self.read(.around("AR-120")).answer) == Self.rows[114..<120].map(\.id))
  }

  @Test func `again from the beginning compares all that is shown and finds what came`() {
    let ids = Self.rows.prefix(5).map(\.id)
    let (answer, queries) = Self.read(.again(from: nil, through: Self.cursor(4), keeping: ids))
    #expect(Self.ids(answer) == ids)
    #expect(queries.count == 1)
  }

  @Test func `again looks up by id what stands elsewhere now`() {
    let shown = ["AR-3", "AR-4", "AR-100"]
    let question = ListQuestion(
      ListQuery(.requests),
      PageRequest(
        .again(from: nil, through: Self.cursor(99), keeping: shown),
        limit: 10,
        generation: 0
      )
    )
    var reading = ListReading(question)
    var filters: [String] = []
    while let query = reading.next {
      filters.append(query.filter)
      var query = query
      // As if the last one had moved far down.
      if query.filter.isEmpty { query.limit = 6 }
      reading.take(Shelf(Self.rows.map(ScreenRow.request)).page(query))
    }
    #expect(filters == ["", "id:=AR-100"])
    #expect(Set(reading.answer.rows.map(\.id)) == ["AR-1", "AR-2", "AR-3", "AR-4", "AR-100"])
  }

  @Test func `again to the end of the list takes in what came below`() {
    let ids = Self.rows[100..<118].map(\.id)
    let (answer, _) = Self.read(.again(from: Self.cursor(99), through: nil, keeping: Array(ids)))
    #expect(Self.ids(answer) == Self.rows[100..<120].map(\.id))
  }

  @Test func `many ids are looked up in batches that a filter can hold`() {
    let ids = (1...100).map { "AR-\(1_000_000 + $0)" }
    let question = ListQuestion(
      ListQuery(.requests, filter: "state:pending"),
      PageRequest(
        .again(from: nil, through: Self.cursor(0), keeping: ids),
        limit: 10,
        generation: 0
      )
    )
    var reading = ListReading(question)
    var longest = 0
    var count = 0
    while let query = reading.next {
      longest = max(longest, query.filter.count)
      count += 1
      reading.take(Shelf([]).page(query))
    }
    #expect(longest <= Filter.longestText)
    #expect(count == 4)
    #expect(reading.answer.rows.isEmpty)
  }

  @Test func `notes of the filter come with the rows`() {
    let question = ListQuestion(
      ListQuery(.requests),
      PageRequest(.first, limit: 1, generation: 0)
    )
    var reading = ListReading(question)
    reading.take(
      Governance.Page(
        query: question.query,
        rows: [],
        cursors: [],
        hasBefore: false,
        hasAfter: false,
        notes: ["searched as text"]
      )
    )
    #expect(reading.next == nil)
    #expect(reading.answer.notes == ["searched as text"])
  }

  @Test func `a row that only moved has not changed`() {
    let row = ScreenRow.request(Self.rows[0])
    #expect(ListedRow(row, at: Self.cursor(0)) == ListedRow(row, at: Self.cursor(5)))
    let changed = ScreenRow.request(
      Sample.row(Sample.voted(Self.rows[0].request, by: Sample.ben))
    )
    #expect(ListedRow(row, at: Self.cursor(0)) != ListedRow(changed, at: Self.cursor(0)))
  }
}
