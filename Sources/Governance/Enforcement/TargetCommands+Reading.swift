package import Documents

extension TargetCommands {
  /// Reads the file of a host: `targets`, a list of commands.
  package init(_ document: Document) throws(JSONError) {
    try document.refuseMembers(besides: ["targets"])
    var commands: [TargetCommand] = []
    for element in try document.required("targets").elements() {
      let command = try TargetCommand(element)
      guard !commands.contains(where: { $0.name == command.name }) else {
        throw try element.required("name").mismatch(expected: "a name that no other command has")
      }
      commands.append(command)
    }
    self.init(commands)
  }
}

extension TargetCommand {
  init(_ document: Document) throws(JSONError) {
    try document.refuseMembers(besides: [
      "name", "source", "operation", "when", "run", "time_limit", "retries", "backoff",
      "environment",
    ])
    name = try document.string("name")
    let parts = try document.string("source").split(separator: "/", maxSplits: 1).map(String.init)
    guard let kind = parts.first.flatMap(SourceKind.init(rawValue:)) else {
      let known = SourceKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw try document.required("source").mismatch(expected: "one of \(known)")
    }
    source = kind
    scope = parts.count == 2 ? parts[1] : nil
    guard let operation = TargetOperation(rawValue: try document.string("operation")) else {
      let known = TargetOperation.allCases.map(\.rawValue).joined(separator: ", ")
      throw try document.required("operation").mismatch(expected: "one of \(known)")
    }
    self.operation = operation
    conditions = try document.present("when").map(Self.conditions) ?? [:]
    template = try Self.template(try document.required("run"))
    timeLimit = try document.length("time_limit", .minutes(1), .seconds(1) ... .hours(1))
    backoff = try document.length("backoff", .minutes(1), .seconds(1) ... .days(1))
    let count = try document.optionalInteger("retries") ?? 5
    guard (0...100).contains(count) else {
      throw try document.required("retries").mismatch(expected: "0 to 100")
    }
    retries = Int(count)
    environment = try document.present("environment")?.strings() ?? []
  }

  private static func conditions(_ document: Document) throws(JSONError) -> [String: [String]] {
    var conditions: [String: [String]] = [:]
    for member in try document.members() {
      guard facts.contains(member.key) else {
        throw member.value.mismatch(
          expected: "one of \(facts.joined(separator: ", "))",
          found: "`\(member.key)`"
        )
      }
      conditions[member.key] = try member.value.strings()
    }
    return conditions
  }

  private static func template(_ document: Document) throws(JSONError) -> [String] {
    let elements = try document.elements()
    var template: [String] = []
    for element in elements { template.append(try element.string()) }
    guard let program = template.first, program.hasPrefix("/"), !program.contains("{") else {
      throw (elements.first ?? document).mismatch(
        expected: "the absolute path of a program, without places"
      )
    }
    for (element, piece) in zip(elements, template) {
      for case .place(let place) in parts(of: piece) where !places.contains(place) {
        throw element.mismatch(
          expected: "places among \(places.map { "{\($0)}" }.joined(separator: " "))",
          found: "`{\(place)}`"
        )
      }
    }
    return template
  }
}

extension Document {
  fileprivate func refuseMembers(besides known: [String]) throws(JSONError) {
    guard let stranger = try members(besides: Set(known)).first else { return }
    throw JSONError(
      line: stranger.position.line,
      column: stranger.position.column,
      path: path.description,
      expected: "one of \(known.joined(separator: ", "))",
      found: "the field `\(stranger.key)`"
    )
  }

  fileprivate func length(
    _ key: String,
    _ standard: Duration,
    _ range: ClosedRange<Duration>
  ) throws(JSONError) -> Duration {
    guard let member = present(key) else { return standard }
    guard let length = Self.length(try member.string()), range.contains(length) else {
      throw member.mismatch(
        expected: "a time from \(range.lowerBound.wholeSeconds)s to "
          + "\(range.upperBound.wholeSeconds)s, such as `90s` or `5m`"
      )
    }
    return length
  }

  private static func length(_ text: String) -> Duration? {
    if text.hasSuffix("s"), let seconds = Int(text.dropLast()) { return .seconds(seconds) }
    guard case .duration(let length) = FilterDuration(text) else { return nil }
    return length
  }
}
