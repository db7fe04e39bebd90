import Governance

/// Sums over review items by campaign, reviewer and environment, kept as differences of each change.
extension Connection {
  func addReviewTallies(
    _ differences: [ReviewTally.Key: ReviewTally],
    at decision: Int
  ) throws {
    for (key, difference) in differences where !difference.isEmpty {
      var tally = try reviewTally(key)
      tally.add(difference)
      let row = TableRow(key, tally)
      try tally.isEmpty ? remove(row, at: decision) : refresh(row, at: decision)
    }
  }

  private func reviewTally(_ key: ReviewTally.Key) throws -> ReviewTally {
    var tally = ReviewTally()
    let table = Table.reviewTally
    let row = try row("select * from \(table.name) where \(table.keyCondition)", key.values)
    for figure in ReviewTally.figures {
      tally[keyPath: figure.path] = try row?.integer(figure.name) ?? 0
    }
    return tally
  }

  /// Adds up all items anew and compares; how many rows there should be.
  func verifyReviewTallies(_ problems: inout ProblemList) throws -> Int {
    var sums: [ReviewTally.Key: ReviewTally] = [:]
    var last = ""
    while true {
      let ids = try rows(
        "select id from review_item where id > ? order by id limit 500",
        [.text(last)]
      ).map { try $0.text("id") }
      guard let end = ids.last else { break }
      let items = try records(
        ReviewItem.self,
        where: "id > ? and id <= ?",
        [.text(last), .text(end)]
      )
      for item in items {
        for (key, tally) in item.tallies { sums[key, default: ReviewTally()].add(tally) }
      }
      last = end
    }
    var expected: [[SQLValue]: TableRow] = [:]
    for (key, tally) in sums { expected[key.values] = TableRow(key, tally) }
    let count = expected.count
    try each("select \(Table.reviewTally.columnList) from review_tally", []) { row in
      let found = TableRow(.reviewTally, row.values)
      guard let should = expected.removeValue(forKey: found.key) else {
        problems.surplus(found)
        return
      }
      problems.compare(.reviewTally, expected: should.values, found: row.values)
    }
    for key in expected.keys.sorted(by: { ProblemList.name($0) < ProblemList.name($1) }) {
      if let row = expected[key] { problems.missing(row) }
    }
    return count
  }
}

extension ReviewTally.Key {
  fileprivate var values: [SQLValue] {
    [.init(campaign), .init(stage), .init(person), .init(role), .init(environment)]
  }
}

extension TableRow {
  fileprivate init(_ key: ReviewTally.Key, _ tally: ReviewTally) {
    self.init(
      .reviewTally,
      key.values + ReviewTally.figures.map { .init(tally[keyPath: $0.path]) }
    )
  }
}
