/// Conditions of role assignments, version 2.0 of the language.
///
/// A condition restricts only the actions that it names: every data action of a role needs a guard.
enum AzureConditions {
  private static let blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs"

  /// Actions of the management plane among those that verbs stand for.
  private static let management = ["Microsoft.ContainerRegistry/", "Microsoft.ManagedIdentity/"]

  static func isDataAction(_ action: String) -> Bool {
    !management.contains(where: action.hasPrefix)
  }

  /// One clause a data action; `nil` where every object is meant and nothing is told apart.
  static func condition(_ verbs: [Verb], _ prefixes: [String]) -> String? {
    guard !prefixes.isEmpty else { return nil }
    let isWhole = prefixes.contains("")
    var clauses: [String] = []
    let others = verbs.filter { $0 != .objectRead && $0 != .objectList }
      .flatMap { $0.actions(at: .azure) ?? [] }
    for action in Set(others).sorted() where !isWhole {
      clauses.append(guarded("ActionMatches{'\(action)'}", paths(prefixes)))
    }
    clauses += readClauses(verbs, isWhole ? [] : prefixes)
    return clauses.isEmpty ? nil : clauses.joined(separator: " AND ")
  }

  /// Reading and listing share an action: each is limited where it is allowed, refused where not.
  private static func readClauses(_ verbs: [Verb], _ prefixes: [String]) -> [String] {
    let reads = verbs.contains(.objectRead)
    let lists = verbs.contains(.objectList)
    guard reads || lists else { return [] }
    let read = "ActionMatches{'\(blobs)/read'} AND NOT SubOperationMatches{'Blob.List'}"
    let list = "ActionMatches{'\(blobs)/read'} AND SubOperationMatches{'Blob.List'}"
    var clauses: [String] = []
    if !reads {
      clauses.append("(!(\(read)))")
    } else if !prefixes.isEmpty {
      clauses.append(guarded(read, paths(prefixes)))
    }
    if !lists {
      clauses.append("(!(\(list)))")
    } else if !prefixes.isEmpty {
      clauses.append(guarded(list, requested(prefixes)))
    }
    return clauses
  }

  private static func guarded(_ action: String, _ expression: String) -> String {
    "((!(\(action))) OR \(expression))"
  }

  private static func paths(_ prefixes: [String]) -> String {
    alternatives("@Resource[\(blobs):path]", prefixes)
  }

  private static func requested(_ prefixes: [String]) -> String {
    alternatives("@Request[\(blobs):prefix]", prefixes)
  }

  private static func alternatives(_ attribute: String, _ prefixes: [String]) -> String {
    "(" + prefixes.map { "\(attribute) StringLike '\($0)*'" }.joined(separator: " OR ") + ")"
  }
}
