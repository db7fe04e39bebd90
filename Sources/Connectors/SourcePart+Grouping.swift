import Governance

extension SourcePart {
  /// Groups files by the system that each names; those that name none belong to the only one that is named.
  ///
  /// `unnamed` answers for a file that names none when there is no such one; it gets the names found.
  static func grouping(
    _ files: [SourceFile],
    by scope: (SourceFile) throws(InputProblem) -> String?,
    unnamed: (SourceFile, _ named: [String]) throws(InputProblem) -> String
  ) throws(InputProblem) -> [SourcePart] {
    var scopes: [String?] = []
    for file in files {
      scopes.append(try scope(file))
    }
    let named = scopes.compactMap { $0 }.uniqued
    var parts: [SourcePart] = []
    for (file, scope) in zip(files, scopes) {
      let only = named.count == 1 ? named[0] : nil
      let scope = if let scope = scope ?? only { scope } else { try unnamed(file, named) }
      if let index = parts.firstIndex(where: { $0.scope == scope }) {
        parts[index].files.append(file)
      } else {
        parts.append(SourcePart(scope: scope, files: [file]))
      }
    }
    return parts
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order of first sight.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
