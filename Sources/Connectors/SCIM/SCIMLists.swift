import Governance

/// Counts the pages of lists, since a page alone would make everybody on the others a leaver.
struct SCIMLists {
  private struct Pages {
    var file: SourceFile
    var total: Int
    var count = 0
    var ids: Set<String> = []
  }

  private var pages: [Set<SCIMKind>: Pages] = [:]

  /// Adds one list; pages of the same kinds of resource belong together.
  mutating func add(_ resources: SCIMResources, kinds: Set<SCIMKind>, ids: [String?]) {
    guard let total = resources.totalResults else { return }
    var sum = pages[kinds] ?? Pages(file: resources.file, total: 0)
    sum.file = resources.file
    sum.total = max(sum.total, Int(total))
    // A page that is given twice does not stand for the one that is missing.
    sum.count += ids.count { id in id.map { !sum.ids.contains($0) } ?? true }
    sum.ids.formUnion(ids.compactMap { $0 })
    pages[kinds] = sum
  }

  func refuseMissing() throws(InputProblem) {
    let missing = pages.values.filter { $0.count < $0.total }.min { $0.file.name < $1.file.name }
    guard let missing else { return }
    throw InputProblem(
      file: missing.file.name,
      place: "$.totalResults",
      "\(missing.total) resources belong here, found \(missing.count);"
        + " fetch the other pages and give all of them in one command"
    )
  }
}
