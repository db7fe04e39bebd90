import ArgumentParser
import Governance
import GovernanceStore

/// `govtop assign ID… PERSON|TEAM`: who answers for it, or who reviews it.
struct AssignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Say who answers for findings, workloads, principals or rights, or reviews items.",
    discussion: """
      govtop assign DF-310 ben · govtop assign RI-2207 RI-2208 mei --reason "she owns it since May"
      What is no id is a principal or entitlement: provider key or unique name. team:NAME is a team.
      """
  )

  @OptionGroup var writing: Writing

  @Argument(help: ArgumentHelp("What, and last of all who.", valueName: "id … person"))
  var words: [String]

  mutating func run() async throws {
    guard let owner = words.last, words.count > 1 else {
      throw UsageProblem(message: "name what is assigned, and then a person or team:NAME")
    }
    let writer = try await writing.writer()
    let subjects = words.dropLast().flatMap { $0 == "-" ? StandardInput.ids() : [$0] }
    let reason = try writing.write.reasonText()
    let person = owner.hasPrefix("team:") ? nil : try await writer.store.resolve(.persons, owner)
    var commands: [Command] = []
    for subject in subjects {
      commands.append(try await writer.assignment(of: subject, to: owner, person, reason))
    }
    try await writer.perform(commands)
  }
}

extension Writer {
  fileprivate func assignment(
    of subject: String,
    to owner: String,
    _ person: String?,
    _ reason: String?
  ) async throws -> Command {
    let prefix = IDPrefix(of: subject)
    let isRecord = [.item, .drift, .compliance, .workload].contains(prefix)
    guard isRecord, let prefix else {
      return .assignOwner(
        subject: try await store.resolveOwned(subject),
        person: person.map { Identifier($0) },
        team: person == nil ? String(owner.dropFirst(5)) : nil,
        reason: reason
      )
    }
    guard let person else {
      throw UsageProblem(message: "a \(prefix.noun) is assigned to a person, not to `\(owner)`")
    }
    let record = try await shown(subject.uppercased())
    return switch prefix {
    case .item:
      .certification(
        .reassign([Identifier(record.id)], to: Identifier(person), reason: reason ?? "")
      )
    case .workload:
      .workload(
        .assignOwner(Identifier(record.id), Identifier(person), seen: record.version)
      )
    default: .finding(.assign(record.id, to: Identifier(person), seen: record.version))
    }
  }
}
