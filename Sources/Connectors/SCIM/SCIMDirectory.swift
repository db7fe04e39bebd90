import Documents
import Governance

/// The users and groups of one tenant while they are read, with who was mentioned but not listed.
struct SCIMDirectory {
  /// Someone or some group that another record names.
  private struct Mention {
    let key: String
    let name: String
    let kind: SCIMKind
    let place: String
  }

  private let environment: Environment?
  private var told: Set<String> = []
  private var mentions: [Mention] = []
  private var memberships: Set<MembershipFact> = []

  init(environment: Environment?) {
    self.environment = environment
  }

  /// Whether any user or group was told.
  var hasTold: Bool { !told.isEmpty }

  /// Tells one resource; those that are neither user nor group are counted.
  mutating func read(
    _ resource: Document,
    kind: SCIMKind,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(InputProblem) {
    do {
      switch kind {
      case .user: try readUser(SCIMUser(resource), in: file, into: &sink)
      case .group: try readGroup(SCIMGroup(resource), in: file, into: &sink)
      case .other(let name): sink.skipped(name, at: file.place(resource.path))
      }
    } catch {
      throw file.misfit(error)
    }
  }

  private mutating func readUser(
    _ user: SCIMUser,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    let place = file.place(user.document.path)
    sink.record(.person(try user.person()), at: place)
    tell(try user.principal(), at: place, into: &sink)
    for group in try user.groups() {
      let groupPlace = file.place(group.path)
      guard group.isDirect else {
        sink.skipped("indirect membership", at: groupPlace)
        continue
      }
      mentions.append(
        Mention(key: group.key, name: group.name, kind: .group, place: groupPlace)
      )
      tell(MembershipFact(member: try user.key(), group: group.key), at: groupPlace, into: &sink)
    }
    sink.skip(membersOf: user.document, besides: SCIMUser.kept, known: SCIMUser.known, in: file)
    if let enterprise = user.enterprise {
      sink.skip(
        membersOf: enterprise,
        besides: SCIMUser.keptOfEnterprise,
        known: SCIMUser.knownOfEnterprise,
        in: file
      )
    }
  }

  private mutating func readGroup(
    _ group: SCIMGroup,
    in file: SourceFile,
    into sink: inout some FactSink
  ) throws(JSONError) {
    let principal = try group.principal()
    tell(principal, at: file.place(group.document.path), into: &sink)
    for member in try group.members() {
      let place = file.place(member.path)
      let kind: SCIMKind = member.isGroup ? .group : .user
      mentions.append(Mention(key: member.key, name: member.name, kind: kind, place: place))
      tell(MembershipFact(member: member.key, group: principal.key), at: place, into: &sink)
    }
    sink.skip(membersOf: group.document, besides: SCIMGroup.kept, in: file)
  }

  /// Tells whoever was only mentioned, so that every membership has both its ends.
  func tellMentioned(into sink: inout some FactSink) {
    var told = told
    for mention in mentions where told.insert(mention.key).inserted {
      var principal = PrincipalFact(
        key: mention.key,
        nativeID: mention.key,
        name: mention.name,
        type: mention.kind == .group ? .group : .human,
        provider: "directory",
        nativeKind: mention.kind == .group ? "group" : "user"
      )
      principal.environment = environment
      sink.record(.principal(principal), at: mention.place)
    }
  }

  private mutating func tell(
    _ principal: PrincipalFact,
    at place: String,
    into sink: inout some FactSink
  ) {
    var principal = principal
    principal.environment = environment
    told.insert(principal.key)
    sink.record(.principal(principal), at: place)
  }

  /// Users and groups both list who is in what; each membership is told once.
  private mutating func tell(
    _ membership: MembershipFact,
    at place: String,
    into sink: inout some FactSink
  ) {
    guard memberships.insert(membership).inserted else { return }
    sink.record(.membership(membership), at: place)
  }
}
