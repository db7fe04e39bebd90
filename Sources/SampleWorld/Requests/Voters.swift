/// Who is asked for a yes, so that any rule that may hold is met: the owner, security, one more.
struct Voters {
  private static let security = ["mei", "ravi", "sofia"]
  private static let approvers = ["ben", "olga", "clara", "ines", "dario"]
  /// Who stands in where the lead of a team asks for something of its own.
  private static let deputies = [
    "platform": "olga", "security": "ravi", "mlops": "grace", "data": "viktor",
  ]

  /// Three persons, none of whom is behind the request; `turn` spreads the work.
  static func asked(for right: CloudRight, excluding excluded: Set<String>, turn: Int) -> [String] {
    var voters: [String] = []
    func add(_ handles: [String?]) {
      let found = handles.compactMap { $0 }
        .first { !excluded.contains($0) && !voters.contains($0) }
      if let found { voters.append(found) }
    }
    let owner = right.owner
    add([
      owner.flatMap { Roster.leads[$0] }, owner.flatMap { deputies[$0] },
      owner.flatMap { Roster.byHandle[$0]?.handle },
    ])
    add(rotated(security, turn))
    add(rotated(approvers, turn))
    return voters
  }

  private static func rotated(_ handles: [String], _ turn: Int) -> [String] {
    let start = turn % handles.count
    return Array(handles[start...] + handles[..<start])
  }
}
