import Documents
import Governance

/// What must be known of a whole account before its first record can be told.
struct AccountIndex {
  /// Where a record stands in the input.
  struct Place: Hashable {
    let file: Int
    let record: Int
  }

  /// The number of the account; `nil` while only policies of AWS were seen.
  private(set) var account: String?
  private var lastPlaces: [String: Place] = [:]
  private var arnsByID: [String: Set<String>] = [:]
  private var idsByARN: [String: Set<String>] = [:]
  private var groupsByName: [String: String] = [:]
  private var truncated: (file: SourceFile, path: DocumentPath)?
  private var hasLastPage = false

  mutating func add(
    _ record: AccountExport.Record,
    at place: Place,
    in file: SourceFile
  ) throws(InputProblem) {
    do {
      let arn = try record.arn()
      try join(arn, record.document)
      lastPlaces[arn.text] = place
      if let id = try record.document.text(record.list.idField) {
        arnsByID[record.list.idName(id), default: []].insert(arn.text)
        idsByARN[arn.text, default: []].insert(id)
      }
      guard record.list == .groups else { return }
      let name = try record.document.text(record.list.nameField) ?? arn.name
      groupsByName[name] = arn.text
    } catch {
      throw file.misfit(error)
    }
  }

  /// Notes whether the file is a page with more to follow.
  mutating func add(_ export: AccountExport) {
    if let path = export.truncation {
      truncated = (export.file, path)
    } else {
      hasLastPage = true
    }
  }

  /// A page alone would make everything on the others look removed.
  func refuseTruncated() throws(InputProblem) {
    guard let truncated, !hasLastPage else { return }
    throw InputProblem(
      file: truncated.file.name,
      place: truncated.path.description,
      "the last page of an export belongs here, found one with more to follow (`Marker`);"
        + " fetch the other pages and give all of them in one command"
    )
  }

  /// Records of two accounts in one part would replace each other's snapshots.
  private mutating func join(_ arn: ARN, _ document: Document) throws(JSONError) {
    guard let found = arn.account else { return }
    guard let account else {
      account = found
      return
    }
    guard found != account else { return }
    throw (document.present("Arn") ?? document).mismatch(
      expected: "a record of account \(account)",
      found: "one of \(found); import each account from files of its own"
    )
  }
}

extension AccountIndex {
  var isEmpty: Bool { lastPlaces.isEmpty }

  /// Whether no later record has the same ARN.
  func isLast(_ arn: ARN, at place: Place) -> Bool { lastPlaces[arn.text] == place }

  func holds(_ arn: String) -> Bool { lastPlaces[arn] != nil }

  func groupARN(named name: String) -> String? { groupsByName[name] }

  /// The unique id as the key, but the ARN where ids and ARNs are not one to one in the input.
  func key(of arn: ARN, id: String?, in list: AccountList) -> String {
    guard let id, arnsByID[list.idName(id)]?.count == 1, idsByARN[arn.text]?.count == 1 else {
      return arn.text
    }
    return id
  }
}

extension AccountList {
  /// Ids of policies and of their holders are kept apart: the one may look like the other.
  fileprivate func idName(_ id: String) -> String { self == .policies ? "policy \(id)" : id }
}

extension AccountExport.Record {
  func arn() throws(JSONError) -> ARN {
    let field = try document.required("Arn")
    guard let arn = ARN(try field.string()) else {
      throw field.mismatch(expected: "an ARN such as arn:aws:iam::123456789012:\(list.kind)/name")
    }
    return arn
  }
}
