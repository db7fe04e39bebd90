/// The name of an AWS resource, taken apart: `arn:partition:service:region:account:resource`.
struct ARN: Hashable {
  let text: String
  /// `nil` where it names none: `arn:aws:s3:::bucket`, or `aws` for what AWS itself manages.
  let account: String?
  let service: String
  let resource: String
  let isManagedByAWS: Bool

  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", !parts[5].isEmpty else { return nil }
    self.text = text
    service = String(parts[2])
    isManagedByAWS = parts[4] == "aws"
    account = parts[4].isEmpty || isManagedByAWS ? nil : String(parts[4])
    resource = String(parts[5])
  }

  /// The last part of the path: `role/app/trainer` is called `trainer`.
  var name: String {
    resource.split(separator: "/").last.map(String.init) ?? resource
  }

  /// The resource that it is about without what lies inside of it: a bucket, `role/app`.
  var head: String {
    let parts = resource.split(separator: "/", maxSplits: 2)
    return parts.prefix(service == "s3" ? 1 : 2).joined(separator: "/")
  }
}
