/// A right in the hands of a principal or group, as the provider has it now.
package struct AssignmentFact: Hashable, Sendable {
  /// Key of the entitlement.
  package var entitlement: String
  /// Native id of the holder.
  package var holder: String
  /// `attached`, `inline`, `boundary`, `binding name`.
  package var via: String
  package var createdAt: Instant?

  package init(entitlement: String, holder: String, via: String, createdAt: Instant? = nil) {
    self.entitlement = entitlement
    self.holder = holder
    self.via = via
    self.createdAt = createdAt
  }
}
