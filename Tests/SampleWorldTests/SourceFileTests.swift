import Governance
import SampleWorld
import Testing

/// The files that the sources wrote, newest last.
private let files: [(kind: SourceKind, scope: String, file: SourceFile)] =
  SampleWorld(endingAt: Moments.noon).steps.flatMap { step in
    guard case .importFiles(let kind, let scope, let files, _) = step.act else {
      return [(kind: SourceKind, scope: String, file: SourceFile)]()
    }
    return files.map { (kind, scope, $0) }
  }

private func text(_ file: SourceFile) -> String { String(decoding: file.bytes, as: UTF8.self) }

@Suite struct SourceFileTests {
  @Test func `every kind of source but the directory was read, in several snapshots`() {
    let scopes = Dictionary(grouping: files) { "\($0.kind.rawValue)/\($0.scope)" }
    #expect(
      Set(scopes.keys) == [
        "people-csv/acme", "aws-iam/111122223333", "aws-iam/444455556666", "k8s-rbac/prod-ml",
        "k8s-rbac/stage-ml",
      ]
    )
    #expect(scopes.values.allSatisfy { $0.count >= 3 })
  }

  @Test func `the last people file lists sixty persons, two of them as gone`() throws {
    let last = try #require(files.last { $0.kind == .peopleCSV })
    let table = SampleTable(csv: text(last.file))
    #expect(table.rows.count == 60)
    #expect(Set(table.rows.compactMap { $0["handle"] }).count == 60)
    #expect(table.rows.count { $0["state"] == "left" } == 2)
    #expect(table.rows.allSatisfy { $0.keys.count >= 9 })
  }

  @Test func `names with commas, quotes, other scripts and disguises survive the file`() throws {
    let last = try #require(files.last { $0.kind == .peopleCSV })
    let names = SampleTable(csv: text(last.file)).rows.compactMap { $0["name"] }
    #expect(names.contains("Müller, Jonas"))
    #expect(names.contains("Max \"Mutex\" Bauer"))
    #expect(names.contains { $0.contains("نور") } && names.contains { $0.contains("林") })
    #expect(names.contains { $0.unicodeScalars.contains("\u{202E}") })
    #expect(names.contains { $0.unicodeScalars.contains("\u{200B}") })
  }

  @Test func `outsiders have a sponsor and an end of contract`() throws {
    let last = try #require(files.last { $0.kind == .peopleCSV })
    let outsiders = SampleTable(csv: text(last.file)).rows.filter {
      ["contractor", "partner"].contains($0["employment"])
    }
    #expect(outsiders.count >= 4)
    #expect(outsiders.allSatisfy { $0["sponsor"] != nil && $0["contract_ends"] != nil })
  }

  @Test func `account exports are JSON of the shape that the provider writes`() throws {
    for (_, scope, file) in files where file.name.hasSuffix(".json") {
      let shape = try #require(JSONShape(text(file)), "\(scope)")
      for list in ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"] {
        #expect(shape.members[list] == 1)
      }
      #expect(shape.members["AssumeRolePolicyDocument"] == shape.members["RoleId"])
    }
  }

  @Test func `both accounts together list about a hundred and fifty principals`() throws {
    var principals = 0
    for scope in ["111122223333", "444455556666"] {
      let last = try #require(files.last { $0.scope == scope })
      let members = try #require(JSONShape(text(last.file))).members
      principals += ["UserId", "GroupId", "RoleId"].reduce(0) { $0 + members[$1, default: 0] }
    }
    #expect((120...160).contains(principals))
  }

  @Test func `an export shows use, no use, and what nobody knows`() throws {
    let last = try #require(files.last { $0.scope == "111122223333" })
    let members = try #require(JSONShape(text(last.file))).members
    let roles = members["RoleId", default: 0]
    let known = members["RoleLastUsed", default: 0]
    let dated = members["LastUsedDate", default: 0]
    #expect(0 < dated && dated < known && known < roles)
    #expect(members["PermissionsBoundary", default: 0] > 0)
  }

  @Test func `what an export says changes over the year`() {
    let sizes = files.filter { $0.scope == "111122223333" }.map(\.file.bytes.count)
    #expect(Set(sizes).count > sizes.count / 2)
  }

  @Test func `hostile words stand in a tag of an account, escaped`() throws {
    let last = try #require(files.last { $0.scope == "111122223333" })
    #expect(text(last.file).contains("\\u001b[31m"))
    #expect(!last.file.bytes.contains(0x1B))
  }

  @Test func `cluster manifests are a stream of whole objects`() {
    for (_, _, file) in files where file.name.hasSuffix(".yaml") {
      let manifests = text(file).split(separator: "---\n")
      #expect(manifests.count > 10)
      for manifest in manifests {
        #expect(manifest.hasPrefix("apiVersion: "))
        #expect(manifest.contains("\nkind: ") && manifest.contains("\nmetadata:\n  name: "))
        #expect(!manifest.contains("\t") && manifest.hasSuffix("\n"))
      }
    }
  }
}
