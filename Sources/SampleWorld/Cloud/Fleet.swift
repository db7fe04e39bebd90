import Governance

/// A large account, for sizes at which screens and queries have to stay fast: 9,800 principals, 99,900 attachments.
///
/// Written straight into bytes, as the export of one account has some 20 MB.
struct Fleet: Sendable {
  private static let users = 7_000
  private static let roles = 2_500
  private static let groups = 300
  private static let policies = 240

  let number: String
  let seed: UInt64
  let created: Instant
  let used: Instant

  var file: SourceFile {
    var writer = FleetWriter(fleet: self)
    writer.list("UserDetailList", count: Self.users) { $0.user($1) }
    writer.list("GroupDetailList", count: Self.groups) { $0.group($1) }
    writer.list("RoleDetailList", count: Self.roles) { $0.role($1) }
    writer.list("Policies", count: Self.policies) { $0.policy($1) }
    return SourceFile(name: "fleet-\(number).json", bytes: writer.finished())
  }

  fileprivate static let policyCount = policies
}

/// Writes the export of a fleet, a record a line.
private struct FleetWriter {
  private let fleet: Fleet
  private var random: SampleRandom
  private var bytes: [UInt8] = []

  init(fleet: Fleet) {
    self.fleet = fleet
    random = SampleRandom(seed: fleet.seed)
    bytes.reserveCapacity(24_000_000)
    write("{")
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func list(_ name: String, count: Int, _ record: (inout FleetWriter, Int) -> Void) {
    write("\"\(name)\": [\n")
    for place in 0..<count {
      if place > 0 { write(",\n") }
      record(&self, place)
    }
    write("],\n")
  }

  func finished() -> [UInt8] { bytes + Array("\"IsTruncated\": false}\n".utf8) }

  mutating func user(_ place: Int) {
    head("User", "u\(number(place, 5))", "AIDA", place)
    write(", \"GroupList\": [\"team-\(place % 300)\"], \"UserPolicyList\": []")
    attachments(10, from: place)
    tags(place, kind: place % 5 == 0 ? "workload" : "human")
    if place % 7 != 0 { write(", \"PasswordLastUsed\": \"\(lastUse(place))\"") }
    write("}")
  }

  mutating func group(_ place: Int) {
    head("Group", "team-\(place)", "AGPA", place)
    write(", \"GroupPolicyList\": []")
    attachments(8, from: place * 3)
    write("}")
  }

  mutating func role(_ place: Int) {
    head("Role", "r\(number(place, 5))", "AROA", place)
    write(
      """
      , "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", \
      "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, \
      "InstanceProfileList": [], "RolePolicyList": []
      """
    )
    attachments(11, from: place * 7)
    tags(place, kind: "workload")
    switch place % 9 {
    case 0: write(", \"RoleLastUsed\": {}")
    case 1: break
    default: write(", \"RoleLastUsed\": {\"LastUsedDate\": \"\(lastUse(place))\"}")
    }
    write("}")
  }

  mutating func policy(_ place: Int) {
    let name = Self.policyName(place)
    let actions = (0..<3 + place % 4).map { "\"\(action(place + $0 * 17))\"" }
    write(
      """
      {"PolicyName": "\(name)", "PolicyId": "ANPA\(number(place, 17))", "Arn": "\(arn("policy/\(name)"))", \
      "Path": "/", "DefaultVersionId": "v1", "CreateDate": "\(fleet.created)", \
      "PolicyVersionList": [{"VersionId": "v1", "IsDefaultVersion": true, "Document": \
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", \
      "Action": [\(actions.joined(separator: ", "))], \
      "Resource": "\(place % 40 == 0 ? "*" : "arn:aws:s3:::fleet-\(place)/*")"}]}}]}
      """
    )
  }

  private mutating func head(_ kind: String, _ name: String, _ prefix: String, _ place: Int) {
    write(
      """
      {"Path": "/", "\(kind)Name": "\(name)", "\(kind)Id": "\(prefix)\(number(place, 17))", \
      "Arn": "\(arn("\(kind.lowercased())/\(name)"))", "CreateDate": "\(fleet.created)"
      """
    )
  }

  /// Different policies for each holder: the steps have no common divisor with their number.
  private mutating func attachments(_ count: Int, from start: Int) {
    let step = [7, 11, 13, 17, 19, 23][random.below(6)]
    let policies = (0..<count).map { number in
      let name = Self.policyName((start + number * step) % Fleet.policyCount)
      return "{\"PolicyName\": \"\(name)\", \"PolicyArn\": \"\(arn("policy/\(name)"))\"}"
    }
    write(", \"AttachedManagedPolicies\": [\(policies.joined(separator: ", "))]")
  }

  private mutating func tags(_ place: Int, kind: String) {
    let teams = ["platform", "ml-fraud", "ml-ranking", "data", "mlops"]
    let team = teams[place % teams.count]
    let owner = place % 31 == 0 ? "nobody" : Roster.leads[team] ?? "ben"
    let environment = ["prod", "prod", "stage", "dev"][random.below(4)]
    let values = [
      ("owner", owner), ("team", "fleet-\(place % 120)"), ("environment", environment),
      ("principal-type", kind),
    ]
    let list = values.map { "{\"Key\": \"\($0.0)\", \"Value\": \"\($0.1)\"}" }
    write(", \"Tags\": [\(list.joined(separator: ", "))]")
  }

  private mutating func lastUse(_ place: Int) -> Instant {
    fleet.used - .hours(place % 11 == 0 ? 24 * random.int(91...300) : random.int(1...900))
  }

  private static func policyName(_ place: Int) -> String {
    "\(services[place % services.count])-\(roles[place % roles.count])-\(place)"
  }

  private static let services = ["s3", "sagemaker", "dynamodb", "sqs", "ecr", "glue", "logs"]
  private static let roles = ["read", "write", "operate", "publish", "admin"]

  private func action(_ place: Int) -> String {
    let actions = [
      "s3:GetObject", "s3:PutObject", "sagemaker:CreateTrainingJob", "sagemaker:InvokeEndpoint",
      "dynamodb:GetItem", "dynamodb:PutItem", "sqs:SendMessage", "ecr:BatchGetImage",
      "glue:GetTable", "logs:GetLogEvents", "iam:PassRole", "kms:Decrypt", "s3:ListBucket",
    ]
    return actions[place % actions.count]
  }

  private func arn(_ resource: String) -> String { "arn:aws:iam::\(fleet.number):\(resource)" }

  private func number(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
