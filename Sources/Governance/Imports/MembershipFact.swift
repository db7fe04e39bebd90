/// A principal or group inside a group.
package struct MembershipFact: Hashable, Sendable {
  /// Native ids.
  package var member: String
  package var group: String

  package init(member: String, group: String) {
    self.member = member
    self.group = group
  }
}
