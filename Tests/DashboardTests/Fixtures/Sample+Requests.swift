import Dashboard
import Governance

extension Sample {
  static func risk(
    _ score: Int,
    _ shares: [(String, Int, String)] = [("environment", 12, "prod")]
  ) -> RiskScore {
    let sum = shares.reduce(0) { $0 + $1.1 }
    let rest = sum == score ? [] : [("privilege", score - sum, "admin")]
    return RiskScore(
      model: "risk-v1",
      score: score,
      contributions: (shares + rest).map { .init(factor: $0.0, points: $0.1, because: $0.2) }
    )
  }

  /// A pending request; what is not said is that of AR-2044.
  static func request(
    _ number: Int,
    due: Duration = .minutes(190),
    risk: RiskScore = risk(45),
    environment: Environment = .prod,
    resource: String = "vertex",
    entitlement: String = "roles/aiplatform.user",
    permissions: Int = 446,
    administrative: Int = 3,
    length: Duration = .hours(8),
    needs: [AccessRequest.Need]? = nil,
    why: String = "retrain after the label fix, run 8841",
    ticket: String? = "MLOPS-311",
    lapses: Duration = .minutes(1_310)
  ) -> AccessRequest {
    let content = AccessRequest.Content(
      requester: noor.id,
      beneficiary: Principal.ID("principal:\(number)"),
      items: [
        AccessRequest.Item(
          entitlement: Entitlement.ID("entitlement:\(number)"),
          name: entitlement,
          resource: resource,
          permissions: permissions,
          administrative: administrative,
          newToBeneficiary: max(0, permissions - 34)
        )
      ],
      environment: environment,
      dataClass: .confidential,
      duration: length,
      justification: text(why),
      ticket: ticket
    )
    let terms = AccessRequest.Terms(
      dueAt: now + due,
      lapsesAt: now + lapses,
      rule: "elevation",
      rulesVersion: 14,
      needs: needs ?? [.init(2, of: .any), .init(1, of: .persona(.security))],
      risk: risk,
      persons: [noor.id],
      personUnknown: false
    )
    let id = AccessRequest.ID("AR-\(number)")
    let first = RequestEvent.submitted(content, terms)
    return AccessRequest(id: id, first: first, at: now - .hours(2)) ?? spare
  }

  /// Never reached: a submission makes a request.
  private static var spare: AccessRequest { request(0) }

  static func row(
    _ request: AccessRequest,
    who: String = "ml-train-gpu",
    type: PrincipalType = .workload,
    isExternal: Bool = false,
    decidable: RequestRow.Decidable = .yes(as: "security"),
    isMine: Bool = false
  ) -> RequestRow {
    RequestRow(
      request: request,
      state: request.state,
      requesterHandle: "noor",
      beneficiaryName: who,
      beneficiaryType: type,
      beneficiaryIsExternal: isExternal,
      decidable: decidable,
      isMine: isMine
    )
  }

  static func own(_ id: String) -> RequestRow.Decidable {
    .no(
      Refusal(
        .ownAccess,
        id,
        state: "pending",
        "\(id) is your own request: nobody decides for themselves, nor as a delegate",
        next: "ben or mei can"
      )
    )
  }

  static func vote(by person: Person, as capacity: String = "approver") -> AccessRequest.Vote {
    AccessRequest.Vote(
      person: person.id,
      capacity: capacity,
      decision: .approve,
      at: now - .minutes(30)
    )
  }

  static func voted(_ request: AccessRequest, by person: Person) -> AccessRequest {
    var request = request
    request.votes.append(vote(by: person))
    request.version += 1
    return request
  }

  static let urgent = row(
    voted(
      request(
        2_041,
        due: .minutes(42),
        risk: risk(71),
        resource: "features",
        entitlement: "s3:DeleteObject",
        permissions: 2,
        administrative: 0,
        length: .hours(1)
      ),
      by: ben
    ),
    who: "lin",
    type: .external,
    isExternal: true
  )
  static let training = row(request(2_044))
  static let reading = row(
    request(
      2_038,
      due: .hours(28),
      risk: risk(12),
      environment: .stage,
      resource: "eval",
      entitlement: "read evaluation set",
      permissions: 4,
      administrative: 0,
      length: .days(14),
      needs: [.init(1, of: .any)],
      ticket: nil,
      lapses: .days(3)
    ),
    who: "noor",
    type: .human
  )
  static let ownRequest = row(
    request(
      2_050,
      due: .hours(30),
      risk: risk(26),
      resource: "bq",
      entitlement: "bigquery.jobUser",
      permissions: 9,
      administrative: 0,
      needs: [.init(1, of: .any)],
      lapses: .days(3)
    ),
    who: "ada",
    type: .human,
    decidable: own("AR-2050"),
    isMine: true
  )
  static let lateRequest = row(
    request(
      2_030,
      due: .minutes(-20),
      risk: risk(18),
      environment: .dev,
      resource: "ranking",
      entitlement: "sagemaker:CreateTrainingJob",
      permissions: 1,
      administrative: 0,
      length: .hours(4),
      needs: [.init(1, of: .any)],
      lapses: .hours(5)
    ),
    who: "joon",
    type: .human
  )

  static let requests = [lateRequest, urgent, training, reading, ownRequest]

  static func detail(_ row: RequestRow, words: String? = nil) -> RequestDetail {
    RequestDetail(
      row: row,
      words: words ?? "run and cancel training jobs; reads 2 confidential datasets",
      ownerHandle: nil,
      ownerTeam: "mlops",
      beneficiaryZone: "runtime",
      checks: [
        .init("not yours", passed: !row.isMine, because: "you are behind it"),
        .init("separation", passed: true, because: ""), .init("ticket", passed: true, because: ""),
        .init("owner active", passed: true, because: ""),
      ],
      couldComplete: [
        .init(person: ben.id, handle: "ben", capacity: "approver"),
        .init(person: mei.id, handle: "mei", capacity: "security"),
      ],
      voterHandles: row.request.votes.map { _ in "ben" },
      earlierCount: 3,
      earlierApproved: 2,
      earlierDenied: 1,
      beneficiaryGrants: 4,
      rationale: "dual authorization, one of security: NIST 800-53 AC-3(2)",
      history: []
    )
  }
}
