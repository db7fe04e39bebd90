package import Documents
import Yams

/// Reads a YAML stream, one document at a time, as the same positioned trees that JSON gives.
///
/// Only what JSON can say is read. Plain `true`, `false`, `null` and JSON numbers have a meaning;
/// `yes`, `on`, `0777` and the like stay texts, so that no file is read in two ways.
package struct YAMLReader {
  private let limits: Limits
  private let readsFunctions: Bool
  private let text: String
  private let parser: Parser
  // Yams must not be asked again once it has failed.
  private var hasFailed = false

  /// With `readsFunctions` the short tags of CloudFormation are read as what they stand for.
  package init(
    _ bytes: [UInt8],
    limits: Limits = Limits(),
    readsFunctions: Bool = false
  ) throws(JSONError) {
    self.limits = limits
    self.readsFunctions = readsFunctions
    text = try YAMLReader.text(bytes, limits)
    try AliasWeight.refuseBombsInKeys(bytes)
    do {
      parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
    } catch {
      throw YAMLReader.problem(error, in: text)
    }
  }

  /// The next document; `nil` behind the last one.
  package mutating func next() throws(JSONError) -> Document? {
    guard !hasFailed else { return nil }
    let root: Node?
    do {
      root = try parser.nextRoot()
    } catch {
      hasFailed = true
      throw YAMLReader.problem(error, in: text)
    }
    guard let root else { return nil }
    var size = ExpandedSize(limits: limits)
    try size.measure(root)
    return try YAMLTree(limits: limits, readsFunctions: readsFunctions)
      .document(root, .root, depth: 0)
  }
}

extension Document {
  /// All documents of a YAML stream; prefer `YAMLReader` for files of many.
  package static func documents(yaml bytes: [UInt8]) throws(JSONError) -> [Document] {
    var reader = try YAMLReader(bytes)
    var documents: [Document] = []
    while let document = try reader.next() {
      documents.append(document)
    }
    return documents
  }
}

extension YAMLReader {
  /// Words for what Yams throws.
  private static func problem(_ error: any Error, in text: String) -> JSONError {
    func fault(_ place: Position?, _ problem: String) -> JSONError {
      let isTooDeep = problem.hasPrefix("Maximum nesting level")
      return JSONError(
        line: place?.line ?? 1,
        column: place?.column ?? 1,
        path: "$",
        expected: isTooDeep ? "at most 256 levels of nesting" : "YAML",
        found: isTooDeep ? "more" : "a fault: \(problem)"
      )
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return fault(mark.position, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      return DuplicateKey(key: keys.first ?? "", first: context.mark.position).error(in: text)
    case .reader(let problem, let offset, _, _):
      return fault(offset.map { position(of: $0, in: text) }, problem)
    case .memory: return fault(nil, "Maximum nesting level")
    default: return fault(nil, "unreadable")
    }
  }

  private static func position(of offset: Int, in text: String) -> Position {
    let before = text.prefix(offset)
    let line = before.utf8.count { $0 == 0x0A } + 1
    let column = before.reversed().prefix { !$0.isNewline }.count + 1
    return Position(line: line, column: column)
  }
}

extension Mark {
  fileprivate var position: Position { Position(line: line, column: column) }
}

/// Counts what a document expands to without expanding it.
private struct ExpandedSize {
  /// Where an anchored node stands, which identifies it.
  private struct Anchored: Hashable {
    let name: String
    let position: Position
  }

  let limits: YAMLReader.Limits
  private var sizes: [Anchored: Int] = [:]
  private var aliases = 0

  init(limits: YAMLReader.Limits) {
    self.limits = limits
  }

  /// The values of `node`, each alias counted as all that it stands for.
  @discardableResult mutating func measure(_ node: Node) throws(JSONError) -> Int {
    let anchored = node.anchor.map { Anchored(name: $0.rawValue, position: node.position) }
    if let known = anchored.flatMap({ sizes[$0] }) {
      aliases += 1
      guard aliases <= limits.aliases else {
        throw node.refusal("at most \(limits.aliases) aliases", "more")
      }
      return known
    }
    var size = 1
    for child in node.children {
      size += try measure(child)
      guard size <= limits.values else {
        throw node.refusal(
          "at most \(limits.values) values",
          "more, once the aliases are expanded"
        )
      }
    }
    if let anchored { sizes[anchored] = size }
    return size
  }
}

/// Turns the nodes of one document, whose expanded size is known to be modest, into a tree.
private struct YAMLTree {
  let limits: YAMLReader.Limits
  let readsFunctions: Bool

  func document(_ node: Node, _ path: DocumentPath, depth: Int) throws(JSONError) -> Document {
    guard depth <= limits.depth else {
      throw node.refusal("at most \(limits.depth) levels of nesting", "one more", path)
    }
    if readsFunctions, let function = CloudFormationTag.function(node.writtenTag) {
      return try self.function(function, of: node, path, depth: depth)
    }
    let value: Document.Value
    switch node {
    case .scalar(let scalar): value = try self.value(of: scalar, node, path)
    case .sequence(let sequence):
      try refuseTag(of: node, sequence.tag, besides: "tag:yaml.org,2002:seq", path)
      value = .array(try elements(sequence, path, depth: depth + 1))
    case .mapping(let mapping):
      try refuseTag(of: node, mapping.tag, besides: "tag:yaml.org,2002:map", path)
      value = .object(try members(mapping, path, depth: depth + 1))
    case .alias: throw node.refusal("a value", "an alias without its anchor", path)
    }
    return Document(value, at: node.position, path: path)
  }

  /// `!Sub text` as the object `{"Fn::Sub": "text"}`.
  private func function(
    _ name: String,
    of node: Node,
    _ path: DocumentPath,
    depth: Int
  ) throws(JSONError) -> Document {
    let argument = try document(node.untagged, .member(path, name), depth: depth + 1)
    let member = Document.Member(key: name, position: node.position, value: argument)
    return Document(.object([member]), at: node.position, path: path)
  }

  private func elements(
    _ sequence: Node.Sequence,
    _ path: DocumentPath,
    depth: Int
  ) throws(JSONError) -> [Document] {
    var elements: [Document] = []
    elements.reserveCapacity(sequence.count)
    for node in sequence {
      elements.append(try document(node, .element(path, elements.count), depth: depth))
    }
    return elements
  }

  private func members(
    _ mapping: Node.Mapping,
    _ path: DocumentPath,
    depth: Int
  ) throws(JSONError) -> [Document.Member] {
    var members: [Document.Member] = []
    var firstPlaces: [String: Position] = [:]
    var merged: [Document] = []
    for (keyNode, node) in mapping {
      let key = try key(keyNode, path)
      let value = try document(node, .member(path, key), depth: depth)
      if key == "<<", keyNode.scalar?.style == .plain {
        merged.append(value)
        continue
      }
      if let first = firstPlaces.updateValue(keyNode.position, forKey: key) {
        throw DuplicateKey(key: key, first: first).error(at: keyNode.position)
      }
      members.append(Document.Member(key: key, position: keyNode.position, value: value))
    }
    try YAMLMerge.add(merged, to: &members)
    return members
  }

  private func key(_ node: Node, _ path: DocumentPath) throws(JSONError) -> String {
    guard case .scalar(let scalar) = node else {
      throw node.refusal("a text as key", "a list or mapping", path)
    }
    try refuseTag(of: node, scalar.tag, besides: "tag:yaml.org,2002:str", path)
    return scalar.string
  }

  private func value(
    of scalar: Node.Scalar,
    _ node: Node,
    _ path: DocumentPath
  ) throws(JSONError) -> Document.Value {
    guard !scalar.string.utf8.contains(0) else {
      throw node.refusal("text without the character U+0000", "one", path)
    }
    let plain = PlainScalar.value(of: scalar.string)
    switch (scalar.tag.rawValue, plain) {
    case ("", _): return scalar.style == .plain ? plain : .string(scalar.string)
    case ("!", _), ("tag:yaml.org,2002:str", _): return .string(scalar.string)
    case ("tag:yaml.org,2002:null", .null), ("tag:yaml.org,2002:bool", .boolean),
      ("tag:yaml.org,2002:int", .number), ("tag:yaml.org,2002:float", .number):
      return plain
    default: throw tagRefusal(scalar.tag, node, path)
    }
  }

  private func refuseTag(
    of node: Node,
    _ tag: Tag,
    besides standard: String,
    _ path: DocumentPath
  ) throws(JSONError) {
    guard ["", "!", standard].contains(tag.rawValue) else {
      throw tagRefusal(tag, node, path)
    }
  }

  private func tagRefusal(_ tag: Tag, _ node: Node, _ path: DocumentPath) -> JSONError {
    node.refusal("a value without a tag", "the tag `\(tag.rawValue)`", path)
  }
}

extension Node {
  fileprivate var position: Position {
    mark?.position ?? Position(line: 1, column: 1)
  }

  /// The tag as written; Yams resolves `tag` of a node, and then a plain word has one too.
  fileprivate var writtenTag: String {
    switch self {
    case .scalar(let scalar): scalar.tag.rawValue
    case .sequence(let sequence): sequence.tag.rawValue
    case .mapping(let mapping): mapping.tag.rawValue
    case .alias: ""
    }
  }

  /// The same node as if no tag were written.
  fileprivate var untagged: Node {
    switch self {
    case .scalar(var scalar):
      scalar.tag = .implicit
      return .scalar(scalar)
    case .sequence(var sequence):
      sequence.tag = .implicit
      return .sequence(sequence)
    case .mapping(var mapping):
      mapping.tag = .implicit
      return .mapping(mapping)
    case .alias: return self
    }
  }

  fileprivate var children: [Node] {
    switch self {
    case .scalar, .alias: []
    case .sequence(let sequence): Array(sequence)
    case .mapping(let mapping): mapping.flatMap { [$0.key, $0.value] }
    }
  }

  fileprivate func refusal(
    _ expected: String,
    _ found: String,
    _ path: DocumentPath = .root
  ) -> JSONError {
    JSONError(
      line: position.line,
      column: position.column,
      path: path.description,
      expected: expected,
      found: found
    )
  }
}
