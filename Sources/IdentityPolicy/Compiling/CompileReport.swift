/// For each target, which fields of an intent it enforces, and what stands in for the others.
package struct CompileReport: Sendable {
  package struct Unenforced: Hashable, Sendable {
    package let field: String
    package let why: String
    package let mitigation: String
  }

  package struct Target: Sendable {
    package let name: String
    package internal(set) var enforced: [String] = []
    package internal(set) var unenforced: [Unenforced] = []
    /// What must be filled in before the output can be applied.
    package internal(set) var parameters: [String] = []

    init(_ name: String) { self.name = name }

    mutating func enforces(_ field: String) {
      if !enforced.contains(field) { enforced.append(field) }
    }

    mutating func leaves(_ field: String, _ why: String, _ mitigation: String) {
      let entry = Unenforced(field: field, why: why, mitigation: mitigation)
      if !unenforced.contains(entry) { unenforced.append(entry) }
    }
  }

  package let workload: String
  package let environment: String
  package let bundle: String
  package let targets: [Target]

  var tree: OutputTree {
    [
      "workload": .text(workload), "environment": .text(environment), "bundle": .text(bundle),
      "targets": .map(targets.map { ($0.name, $0.tree) }),
    ]
  }
}

extension CompileReport.Target {
  fileprivate var tree: OutputTree {
    var members: [(String, OutputTree)] = [
      ("enforced", .texts(enforced)),
      (
        "unenforced",
        .list(
          unenforced.map {
            ["field": .text($0.field), "why": .text($0.why), "mitigation": .text($0.mitigation)]
          }
        )
      ),
    ]
    if !parameters.isEmpty { members.append(("parameters", .texts(parameters))) }
    return .map(members)
  }
}
