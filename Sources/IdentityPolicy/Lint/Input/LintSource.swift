package import Documents

/// What one file holds for the rules, told by its shape and never by its name.
package struct LintSource: Sendable {
  package let file: String
  package private(set) var policies: [LintedPolicy] = []
  package private(set) var holdings: [LintedHolding] = []
  package private(set) var manifests: [LintedManifest] = []
  package private(set) var gcp: [LintedGCPObject] = []
  package private(set) var azure: [LintedAzureObject] = []
  /// Findings that comments let pass for a time.
  package private(set) var suppressions: [LintSuppression] = []
  /// What could not be read, in the order of the file.
  package private(set) var problems: [JSONError] = []
  /// Whether anything was met that the linter, or another part of the program, knows.
  package private(set) var isKnown = false

  /// Reads a file as JSON, one value or one a line, as YAML, or as a policy that is URL-encoded.
  package init(_ bytes: [UInt8], file: String) {
    self.file = file
    do {
      try read(bytes)
    } catch {
      problems.append(error)
    }
  }

  private mutating func read(_ bytes: [UInt8]) throws(JSONError) {
    guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      throw JSONError(line: 1, column: 1, path: "$", expected: "JSON or YAML", found: "nothing")
    }
    // YAML may begin so too; then its own reader, which takes JSON as well, says what is wrong.
    let isNamedYAML = file.hasSuffix(".yaml") || file.hasSuffix(".yml")
    switch first {
    case 0x7B where !isNamedYAML, 0x5B where !isNamedYAML, 0x22 where !isNamedYAML:
      try readJSON(bytes)
    case 0x25 where bytes.starts(with: "%7B".utf8) || bytes.starts(with: "%7b".utf8):
      add(policy: try LintSource.encoded(bytes))
    default: try readYAML(bytes)
    }
  }

  private static func encoded(_ bytes: [UInt8]) throws(JSONError) -> Document {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.endIndex
    let start = Position(line: 1, column: 1)
    return Document(.string(String(text[..<end])), at: start, path: .root)
  }

  private mutating func readJSON(_ bytes: [UInt8]) throws(JSONError) {
    var reader = try JSONReader(bytes)
    let first = try reader.document()
    do {
      try reader.finish()
    } catch {
      // One value a line is what exports of inventories write.
      guard error.line > 1, try readLines(bytes) else { throw error }
      return
    }
    add(first)
  }

  /// Reads one value a line; `false` when the first line is none.
  private mutating func readLines(_ bytes: [UInt8]) throws(JSONError) -> Bool {
    var documents: [Document] = []
    for (index, line) in bytes.split(separator: 0x0A).enumerated() where !line.isEmpty {
      guard let document = try? Document(json: Array(line), path: .root) else {
        guard index > 0 else { return false }
        throw JSONError(
          line: index + 1,
          column: 1,
          path: "$",
          expected: "one JSON value a line",
          found: "a fault"
        )
      }
      documents.append(document.placed(at: Position(line: index + 1, column: 1)))
    }
    for document in documents { add(document) }
    return true
  }

  private mutating func readYAML(_ bytes: [UInt8]) throws(JSONError) {
    do {
      suppressions = try LintSuppression.comments(
        in: String(decoding: bytes, as: UTF8.self),
        file: file
      )
    } catch {
      problems.append(error)
    }
    var reader = try YAMLReader(bytes, readsFunctions: true)
    while let document = try reader.next() {
      if document.isNull { isKnown = true } else { add(document) }
    }
  }
}

extension LintSource {
  /// Keeps what is read without a fault, and the fault otherwise.
  mutating func keep(_ read: (inout LintSource) throws(JSONError) -> Void) {
    isKnown = true
    do {
      try read(&self)
    } catch {
      problems.append(error)
    }
  }

  mutating func markKnown() { isKnown = true }

  /// Adds a policy that nobody is known to hold, or that is no permission of anyone.
  mutating func add(
    policy document: Document,
    use: LintedPolicy.Use? = nil,
    context: LintedPolicy.Context = LintedPolicy.Context()
  ) {
    if let policy = policy(document, use: use, context: context) { add(policy) }
  }

  mutating func add(_ policy: LintedPolicy) {
    policies.append(policy)
    guard policy.use == .permissions else { return }
    let principal = policy.context.owner ?? policy.context.name ?? file
    holdings.append(LintedHolding(principal: principal, policies: [policy], isPrincipal: false))
  }

  /// Reads a policy for others to add; a fault in it is kept as a problem.
  mutating func policy(
    _ document: Document,
    use: LintedPolicy.Use? = nil,
    context: LintedPolicy.Context = LintedPolicy.Context()
  ) -> LintedPolicy? {
    isKnown = true
    do {
      let object = try PolicyDocument.unwrapped(document)
      // A place inside a text is no place in the file.
      let placed =
        if case .string = document.value { object.placed(at: document.position) } else { object }
      let use = use ?? PolicyUse.told(by: placed)
      return try LintedPolicy(placed, file: file, use: use, context: context)
    } catch {
      problems.append(error)
      return nil
    }
  }

  mutating func add(held policies: [LintedPolicy]) { self.policies += policies }

  mutating func add(_ holding: LintedHolding) { holdings.append(holding) }

  mutating func add(gcp object: LintedGCPObject) { gcp.append(object) }

  mutating func add(azure object: LintedAzureObject) {
    isKnown = true
    azure.append(object)
  }

  mutating func add(_ manifest: LintedManifest) { manifests.append(manifest) }
}

extension Document {
  /// The same value as if all of it stood in one place, for what stood inside a text.
  func placed(at position: Position) -> Document {
    let value: Value =
      switch self.value {
      case .null, .boolean, .number, .string: self.value
      case .array(let elements): .array(elements.map { $0.placed(at: position) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, position: position, value: $0.value.placed(at: position))
          }
        )
      }
    return Document(value, at: position, path: path)
  }
}
