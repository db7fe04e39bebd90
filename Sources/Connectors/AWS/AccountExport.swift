import Documents
import Governance

/// The records of one file of `iam get-account-authorization-details`, read one at a time.
///
/// Takes what the command line writes, a page of the API as it is, and an array of pages.
struct AccountExport {
  /// One element of one of the lists.
  struct Record {
    let list: AccountList
    let document: Document
  }

  private enum Stage { case start, pages, page, list(AccountList), done }

  let file: SourceFile
  /// Where the last page says that more pages follow.
  private(set) var truncation: DocumentPath?
  /// Fields of the pages beside the lists.
  private(set) var others: [Document.Member] = []
  private var hasLists = false
  private var isArray = false
  private var reader: JSONReader
  private var stage = Stage.start

  init(_ file: SourceFile) throws(InputProblem) {
    self.file = file
    do {
      reader = try JSONReader(file.bytes)
    } catch {
      throw file.broken(error)
    }
  }

  /// The next record; `nil` behind the last one.
  mutating func next() throws(InputProblem) -> Record? {
    do {
      if let record = try advance() { return record }
    } catch {
      throw file.broken(error)
    }
    guard hasLists else { throw foreign }
    return nil
  }

  private mutating func advance() throws(JSONError) -> Record? {
    while true {
      switch stage {
      case .start: try start()
      case .pages: try enterPage()
      case .page: try readPage()
      case .list(let list):
        if try reader.nextElement() { return Record(list: list, document: try reader.document()) }
        stage = .page
      case .done: return nil
      }
    }
  }

  private mutating func start() throws(JSONError) {
    switch try reader.next() {
    case .beginObject: stage = .page
    case .beginArray:
      isArray = true
      stage = .pages
    default: try finish()
    }
  }

  private mutating func enterPage() throws(JSONError) {
    guard try reader.nextElement() else { return try finish() }
    try reader.enterObject()
    stage = .page
  }

  /// Reads up to the next list, or to the end of the page.
  private mutating func readPage() throws(JSONError) {
    while let key = try reader.nextKey() {
      let position = reader.position
      if let list = AccountList(rawValue: key) {
        hasLists = true
        guard try enter(list) else { continue }
        return
      }
      let value = try reader.document()
      others.append(Document.Member(key: key, position: position, value: value))
      if key == "IsTruncated" {
        truncation = try value.flag ? value.path : nil
      } else if key == "NextToken", !value.isNull {
        truncation = value.path
      }
    }
    guard isArray else { return try finish() }
    stage = .pages
  }

  /// Whether there is a list to read: some programs write null for one without records.
  private mutating func enter(_ list: AccountList) throws(JSONError) -> Bool {
    switch try reader.next() {
    case .beginArray:
      stage = .list(list)
      return true
    case .null: return false
    default:
      throw JSONError(
        line: reader.position.line,
        column: reader.position.column,
        path: reader.path.description,
        expected: "a list of \(list.kind) records",
        found: "something else"
      )
    }
  }

  private mutating func finish() throws(JSONError) {
    try reader.finish()
    stage = .done
  }

  private var foreign: InputProblem {
    let names = others.prefix(4).map { "`\($0.key)`" }.joined(separator: ", ")
    return file.misfit(
      JSONError(
        line: 1,
        column: 1,
        path: "$",
        expected: "the output of `aws iam get-account-authorization-details`",
        found: names.isEmpty ? "something else" : "an object with \(names)"
      )
    )
  }
}

extension Document {
  /// Whether this is `true`, also as a text.
  fileprivate var flag: Bool {
    get throws(JSONError) {
      switch value {
      case .boolean(let flag): return flag
      case .string(let text): return text.lowercased() == "true"
      case .null: return false
      default: throw mismatch(expected: "`true` or `false`")
      }
    }
  }
}
