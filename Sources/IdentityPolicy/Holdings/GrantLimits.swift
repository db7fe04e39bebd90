/// What the conditions on a right leave of it, as far as gaining rights and taking data goes.
///
/// Conditions on transport, time, region or a second factor leave all of it: whoever holds the
/// right meets them.
struct GrantLimits: Hashable, Sendable {
  /// The services that a role may be passed to; `nil` for any.
  private(set) var services: [String]?
  /// The policies that may be attached; `nil` for any.
  private(set) var policies: [String]?
  /// Whether what is changed must keep a permissions boundary.
  private(set) var isBounded = false
  /// Whether only things with a given tag, or a given part of a thing, are meant.
  private(set) var isNarrowed = false
  /// Whether only a service may use it, on behalf of the holder.
  private(set) var isIndirect = false
  /// Whether it is usable from known networks alone.
  private(set) var isNetworkBound = false

  init() {}

  /// The limits that the conditions of an *Allow* set.
  init(allowing conditions: [PolicyCondition]) {
    for condition in conditions where condition.shape.demandsKey { narrow(to: condition) }
  }

  /// Narrows to what a *Deny* leaves: denying all but some values allows no others.
  mutating func narrow(denying conditions: [PolicyCondition]) {
    guard conditions.count == 1, let condition = conditions.first, condition.shape.isNegated,
      !condition.shape.forAllValues
    else { return }
    narrow(to: condition)
  }

  private mutating func narrow(to condition: PolicyCondition) {
    guard !condition.values.isEmpty, !condition.fitsAnything else { return }
    let key = condition.key.lowercased()
    switch key {
    case "iam:passedtoservice": services = GrantLimits.meet(services, condition.values)
    case "iam:policyarn": policies = GrantLimits.meet(policies, condition.values)
    case "iam:permissionsboundary": isBounded = true
    case "aws:viaawsservice", "aws:principalisawsservice":
      isIndirect = isIndirect || condition.values == ["true"]
    case "aws:sourceip": isNetworkBound = isNetworkBound || condition.isWithinNetworks
    case "dynamodb:leadingkeys", "iam:associatedresourcearn", "s3:dataaccesspointarn":
      isNarrowed = true
    default: narrow(toKey: key)
    }
  }

  private mutating func narrow(toKey key: String) {
    if key.hasPrefix("aws:calledvia") || GrantLimits.ofServices.contains(key) { isIndirect = true }
    if key.hasPrefix("aws:sourcevpc") { isNetworkBound = true }
    if key.contains("resourcetag/") || key.contains("existingobjecttag/") { isNarrowed = true }
  }

  /// Keys that a call of the holder itself does not have.
  private static let ofServices: Set<String> = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "kms:viaservice",
  ]

  /// Two lists must both be met; where they share nothing written alike the later one stands.
  private static func meet(_ old: [String]?, _ new: [String]) -> [String] {
    guard let old else { return new }
    let shared = new.filter(old.contains)
    return shared.isEmpty ? new : shared
  }

  /// Whether a role may be passed to one of the services.
  func passes(to wanted: [String]) -> Bool {
    guard let services, !wanted.isEmpty else { return true }
    return services.contains { service in wanted.contains { Glob(service).matches($0) } }
  }

  /// Policies by which their holder can do anything, and a name that nobody has chosen.
  private static let powerful = [
    "arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/IAMFullAccess",
    "arn:aws:iam::aws:policy/PowerUserAccess", "arn:aws:iam::123456789012:policy/q7zk",
  ]

  /// Whether what may be attached is a choice of policies, none of them known to give all.
  var attachesChosenPolicies: Bool {
    guard let policies else { return false }
    return !policies.contains { policy in
      GrantLimits.powerful.contains { Glob(policy).matches($0) }
    }
  }
}
