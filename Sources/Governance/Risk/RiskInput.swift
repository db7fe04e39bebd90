/// What the score is computed from; stored with every decision through the rows that it yields.
package struct RiskInput: Hashable, Sendable {
  package enum Wildcard: Hashable, Sendable { case none, resource, action, both }

  package enum External: Hashable, Sendable { case no, contractor, crossDomain }

  /// What the requester did before: bad ends, repeated exceptions, clean uses.
  package struct History: Hashable, Sendable {
    /// Denied requests, violations and late give-backs in 90 days.
    package var negatives = 0
    package var sameExceptions = 0
    /// Uses of the same entitlement in 180 days.
    package var cleanUses = 0

    package init(negatives: Int = 0, sameExceptions: Int = 0, cleanUses: Int = 0) {
      self.negatives = negatives
      self.sameExceptions = sameExceptions
      self.cleanUses = cleanUses
    }
  }

  /// Of the principals of the same team and type, how many hold the right.
  package struct Peers: Hashable, Sendable {
    package var holders: Int
    package var all: Int

    package init(holders: Int, all: Int) {
      self.holders = holders
      self.all = all
    }
  }

  package var environment: Environment
  package var dataClass: DataClass
  package var privilege: Privilege
  package var administrative = 0
  package var isBreakGlass = false
  package var wildcard = Wildcard.none
  package var isExcepted = false
  /// `nil`: no end.
  package var length: Duration?
  /// The rule of separation that it would break, and how hard that rule is.
  package var separation: SeparationConflict?
  package var history = History()
  /// How long the principal has been idle; `nil` where telemetry cannot tell.
  package var idle: Duration?
  package var neverUsedByPrincipal = false
  package var external = External.no
  package var isOffHours = false
  package var isNewPlace = false
  package var peers: Peers?
  package var hasTicket = true
  package var hasOwner = true
  /// `nil` while operators do not sign: then strong authentication is not judged.
  package var hasStrongFactor: Bool?
  /// The entitlement behind the privilege row.
  package var entitlement: String?

  package init(
    environment: Environment,
    dataClass: DataClass,
    privilege: Privilege,
    length: Duration?
  ) {
    self.environment = environment
    self.dataClass = dataClass
    self.privilege = privilege
    self.length = length
  }
}
