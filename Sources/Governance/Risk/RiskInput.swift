/// What the score is computed from; stored with every decision, so that another model can be tried on it.
package struct RiskInput: Hashable, Sendable, Codable {
  package enum Wildcard: String, CaseIterable, Hashable, Sendable, Codable {
    case none, resource, action, both
  }

  package enum External: String, CaseIterable, Hashable, Sendable, Codable {
    case no, contractor
    case crossDomain = "cross_domain"
  }

  /// What a source told, or that none did: unknown adds no points, and is said.
  package enum Known: String, CaseIterable, Hashable, Sendable, Codable {
    case yes, no, unknown

    package init(_ known: Bool?) {
      self = known.map { $0 ? .yes : .no } ?? .unknown
    }
  }

  /// What the requester did before: bad ends, repeated exceptions, clean uses.
  package struct History: Hashable, Sendable, Codable {
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
  package struct Peers: Hashable, Sendable, Codable {
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
  /// Outside the working hours of the requester; unknown without a time zone.
  package var offHours = Known.unknown
  /// From a place or device not seen before; unknown where no source tells.
  package var newPlace = Known.unknown
  package var peers: Peers?
  package var hasTicket = true
  package var hasOwner = true
  /// Whether the requester proved who they are by more than the system's login; unknown while nothing signs.
  package var strongFactor = Known.unknown
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

  /// What no source told, with why it adds nothing: an explanation says so instead of staying silent.
  package func unknowns(_ weights: RiskWeights) -> [(factor: String, because: String)] {
    var found: [(String, String)] = []
    if idle == nil { found.append(("dormancy", "no source tells when it was used last")) }
    if offHours == .unknown { found.append(("context", "the requester has no time zone")) }
    if newPlace == .unknown { found.append(("context", "no source tells places or devices")) }
    let count = peers?.all ?? 0
    if count < weights.peers.atLeast {
      found.append(("peers", "insufficient peers: \(count), it takes \(weights.peers.atLeast)"))
    }
    if strongFactor == .unknown {
      found.append(("missing", "nothing but the system's login says who asked"))
    }
    return found
  }
}
