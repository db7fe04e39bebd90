package import Governance

/// How much power one call of AWS takes, as far as its name tells.
package enum UsedAction {
  /// `service` as policies name it (`iam`), `action` as logs do, with or without a date behind it.
  package static func privilege(service: String, action: String) -> Privilege {
    let verb = ActionVerb(service: service.lowercased(), action: plain(action.lowercased()))
    if verb == .handOut || verb == .pass { return .admin }
    return verb.isReading ? .read : .write
  }

  /// `addpermission20150331v2` is what a policy calls `addpermission`.
  private static func plain(_ action: String) -> String {
    guard let start = action.firstIndex(where: \.isNumber) else { return action }
    let version = action[start...].prefix { $0.isNumber || $0 == "v" || $0 == "_" }
    let digits = version.prefix { $0.isNumber }
    guard version.endIndex == action.endIndex, digits.count == 8 else { return action }
    return String(action[..<start])
  }
}
