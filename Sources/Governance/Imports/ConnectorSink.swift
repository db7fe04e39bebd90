/// What a connector tells while it reads, in the order in which the source has it.
package protocol FactSink {
  /// Takes one record; `path` is its place in the input (`$.UserDetailList[3]`, `rbac.yaml:14`).
  mutating func record(_ fact: Fact, at path: String)
  /// Counts something of the input that was left out on purpose, by reason (`unknown field Foo`).
  mutating func skipped(_ reason: String, at path: String)
}

/// One file of an import, whole and unpacked.
package struct SourceFile: Sendable {
  /// As the operator named it; stands before each problem.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Input that is not what it claims to be; nothing of the import is kept.
public struct InputProblem: Error, Hashable, Sendable {
  /// The file as the operator named it.
  public let file: String
  /// Line or JSON path inside it, `nil` where it is about the whole file.
  public let place: String?
  /// What belongs there and what was found: one line, lower case, no final period.
  public let message: String

  package init(file: String, place: String? = nil, _ message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  /// `authz.json: $.RoleDetailList[14]: …`.
  public var sentence: String { "\(file): \(place.map { "\($0): " } ?? "")\(message)" }
}
