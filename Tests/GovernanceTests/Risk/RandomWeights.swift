@testable import Governance

extension RiskWeights {
  /// Weights of any size that contradict nothing.
  static func random(_ random: inout SplitMix) -> RiskWeights {
    func rising(_ count: Int, to most: Int = 20) -> [Int] {
      (0..<count).map { _ in random.below(most + 1) }.sorted()
    }
    let environment = rising(3)
    let data = rising(4)
    let privilege = rising(4)
    let wildcard = rising(3)
    let lengths = rising(6)
    let idle = rising(2)
    let external = rising(2)
    let peers = rising(4)
    let single = (0..<7).map { _ in random.below(12) }
    var weights = RiskWeights(
      model: "risk-test",
      environment: .init(dev: environment[0], stage: environment[1], prod: environment[2]),
      data: .init(
        public: data[0],
        internal: data[1],
        confidential: data[2],
        restricted: data[3]
      ),
      privilege: .init(
        read: privilege[0],
        write: privilege[1],
        admin: privilege[2],
        root: privilege[3]
      ),
      wildcard: .init(resource: wildcard[0], action: wildcard[1], both: wildcard[2]),
      duration: .init(
        steps: [
          .init(upTo: .hours(1 + random.below(4)), points: lengths[0]),
          .init(upTo: .hours(8 + random.below(8)), points: lengths[1]),
          .init(upTo: .days(1 + random.below(3)), points: lengths[2]),
          .init(upTo: .days(7), points: lengths[3]),
        ],
        longer: lengths[4],
        noEnd: lengths[5]
      ),
      separation: random.below(20),
      history: .init(
        each: single[0],
        most: single[0] + random.below(8),
        repeatedFrom: 1 + random.below(4),
        repeated: random.below(10),
        cleanFrom: 1 + random.below(15),
        clean: -random.below(10)
      ),
      dormancy: .init(
        idle: [
          .init(from: .days(20 + random.below(20)), points: idle[0]),
          .init(from: .days(60 + random.below(60)), points: idle[1]),
        ],
        neverUsed: single[1],
        most: max(idle[1], single[1]) + random.below(6)
      ),
      external: .init(contractor: external[0], crossDomain: external[1]),
      context: .init(
        offHours: single[2],
        newPlace: single[3],
        most: max(single[2], single[3]) + random.below(6)
      ),
      peers: .init(
        atLeast: 1 + random.below(8),
        steps: [
          .init(percent: 40 + random.below(40), points: peers[0]),
          .init(percent: 5 + random.below(20), points: peers[1]),
        ],
        some: peers[2],
        none: peers[3]
      ),
      missing: .init(
        ticket: single[4],
        owner: single[5],
        strongFactor: single[6],
        most: single[4...6].reduce(0, max) + random.below(8)
      ),
      bands: .init(medium: 1, high: 2, critical: 3),
      floors: .init(breakGlass: 100, productionWildcard: 100)
    )
    weights.bands = bands(below: min(100, max(3, weights.most)), &random)
    let critical = weights.bands.critical
    weights.floors = .init(
      breakGlass: critical + random.below(101 - critical),
      productionWildcard: critical + random.below(101 - critical)
    )
    // So few points that no band is reached: then one factor is made to count.
    if weights.most < 3 { weights.separation = 20 }
    return weights
  }

  private static func bands(below most: Int, _ random: inout SplitMix) -> Bands {
    let critical = 3 + random.below(most - 2)
    let high = 2 + random.below(critical - 2)
    return Bands(medium: 1 + random.below(high - 1), high: high, critical: critical)
  }
}
