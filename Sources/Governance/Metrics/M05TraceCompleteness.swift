/// M5: the share of access events from which the way back to policy, workload and artifact can be walked.
///
/// A field counts where it is told and a join finds its row. Events of persons have no artifact, so they
/// are a number of their own. Taken over the 24 whole hours that had ended a quarter of an hour ago.
package enum TraceCompleteness: DefinedMetric {
  package static let window = Duration.hours(24)
  /// How long late events are waited for.
  package static let watermark = Duration.minutes(15)

  package struct Input: Hashable, Sendable {
    package var machines = EventSums()
    package var humans = EventSums()
    /// The share of complete events of machines by who emitted them, worst first.
    package var emitters: [(name: String, sums: EventSums)] = []

    package init() {}

    package static func == (left: Input, right: Input) -> Bool {
      left.machines == right.machines && left.humans == right.humans
        && left.emitters.elementsEqual(right.emitters, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(machines)
      hasher.combine(humans)
    }
  }

  /// The first moment that is not counted: an hour counts once it is over for as long as the watermark.
  package static func end(at now: Instant) -> Instant { (now - watermark).startOfHour }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let sums = input.machines
    let population = sums.events(.calls)
    let ratio = sums.ratio(.complete, of: .calls)
    return Metric(
      id: "M5",
      name: "trace_completeness",
      definitionVersion: definition.version,
      at: now,
      unit: .ratio,
      value: ratio,
      numerator: sums.events(.complete),
      denominator: population,
      target: .init(better: .higher, value: 0.99, amber: 0.95),
      better: .higher,
      population: population,
      beside: [
        ("strict", sums.events(.strict)), ("no_policy", sums.events(.noPolicy)),
        ("no_workload", sums.events(.noWorkload)), ("no_artifact", sums.events(.noArtifact)),
        ("no_run", sums.events(.noRun)), ("no_downstream", sums.events(.noDownstream)),
        ("human", input.humans.events(.calls)),
        ("human_complete", input.humans.events(.complete)),
        ("human_no_policy", input.humans.events(.noPolicy)),
        ("human_no_principal", input.humans.events(.noPrincipal)),
        ("human_no_grant", input.humans.events(.noGrant)),
      ],
      shares: shares(input),
      note: population == 0 ? "no access event of a machine in 24 hours" : nil
    )
  }

  private static func shares(_ input: Input) -> [Metric.Share] {
    var shares: [Metric.Share] = []
    if let strict = input.machines.ratio(.strict, of: .calls) {
      shares.append(.init(split: "variant", key: "strict", value: strict))
    }
    if let human = input.humans.ratio(.complete, of: .calls) {
      shares.append(.init(split: "variant", key: "human", value: human))
    }
    let emitters = input.emitters.compactMap { name, sums in
      sums.ratio(.complete, of: .calls).map {
        Metric.Share(split: "emitter", key: name, value: $0)
      }
    }
    return shares + emitters
  }
}
