import Governance

/// How many persons and links a people source, or an account that matches one, has brought.
struct Enrolment: Sendable {
  var enrolled = 0
  var updated = 0
  var proposed = 0
  var confirmed = 0
}

extension Store {
  /// Persons of one transaction: enrolling is many entries, and decisions must not wait behind all of them.
  private static let enrolmentBatch = 200

  /// Follows the rule that whom a people source lists is a person; idempotent, so it can be cut off anywhere.
  func enrol(
    from snapshot: Snapshot,
    as operator: Operator,
    _ progress: @Sendable (ImportProgress) -> Void
  ) async throws -> Enrolment {
    var enrolment = Enrolment()
    let (options, source) = (options, snapshot.source)
    if snapshot.kind.listsPeople {
      var isMore = true
      while isMore {
        let step = try await engine.write(.bulk) { connection in
          try EnrolmentStep(source: source, limit: Self.enrolmentBatch)
            .run(connection, `operator`, options)
        }
        enrolment.enrolled += step.enrolled
        enrolment.updated += step.updated
        progress(.enrolling(persons: enrolment.enrolled))
        isMore = step.enrolled + step.updated > 0
      }
    }
    var isMore = true
    while isMore {
      let step = try await engine.write(.bulk) { connection in
        try LinkStep(limit: Self.enrolmentBatch).run(connection, `operator`, options)
      }
      enrolment.proposed += step.proposed
      enrolment.confirmed += step.confirmed
      isMore = step.proposed > 0
    }
    return enrolment
  }
}
