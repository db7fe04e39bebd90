/// The lines of the metrics over access events and credentials in the table of metrics.
extension TraceCompleteness {
  package static let definition = MetricDefinition(
    "M5",
    "trace_completeness",
    title: "Trace completeness",
    version: 1,
    formula:
      "events of machines whose policy, workload and artifact are told and known ÷ their events",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 0.99, amber: 0.95),
    window: window,
    beside: [
      "strict", "no_policy", "no_workload", "no_artifact", "no_run", "no_downstream", "human",
      "human_complete", "human_no_policy", "human_no_principal", "human_no_grant",
    ],
    edges: [
      "an hour counts once it has been over for 15 min, so that late events are in it",
      "a field that is told and leads to no known row counts as missing",
      "events of persons have no artifact: policy, principal and grant, a number of its own",
      "an event of a sampled log counts for those that it stands for",
      "strict also asks for the CI run and the downstream call",
    ],
    rows: .init(.denominator, of: "event"),
    splits: [.environment, .source],
    readsThePast: true
  )
}

extension TokenHygiene {
  package static let definition = MetricDefinition(
    "M7",
    "token_hygiene",
    title: "Token hygiene",
    version: 1,
    formula: "calls with one exact audience, verified at the boundary ÷ calls with a token or key",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 0.99, amber: 0.95),
    window: window,
    beside: [
      "tokens", "strict_tokens", "mtls", "no_expiry", "no_expiry_tokens", "week", "week_strict",
      "ttl_p50_s", "ttl_p95_s",
    ],
    edges: [
      "a static key never ends and is never strict",
      "a token for several audiences is not strict, nor is one whose audience nobody told",
      "calls over mutual TLS are left out, and counted beside it",
      "by calls and by tokens, each once: both hide different things",
      "lifetimes are of tokens issued in the window; none under five",
    ],
    rows: .init(.denominator, of: "call"),
    splits: [.environment, .source],
    readsThePast: true
  )
}

extension JITRatio {
  package static let definition = MetricDefinition(
    "M14",
    "jit_ratio",
    title: "JIT ratio",
    version: 1,
    formula: "privileged uses covered by a just-in-time grant ÷ privileged uses",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 0.90, amber: 0.75),
    window: window,
    beside: ["standing", "drift"],
    edges: [
      "a use with a standing grant beside the just-in-time one is standing",
      "a use without a known grant is drift: counted among all uses, and beside them",
    ],
    rows: .init(.denominator, of: "privileged use"),
    splits: [.environment, .source],
    readsThePast: true
  )
}

extension StrongAuthentication {
  package static let definition = MetricDefinition(
    "M19",
    "strong_authentication",
    title: "Strong auth",
    version: 1,
    formula: "privileged uses in production with a second factor or federation ÷ all of them",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 1, amber: 0.95),
    window: window,
    beside: ["unknown_factor"],
    edges: [
      "a factor that nobody told is none", "where nobody knows the environment, it is production",
    ],
    rows: .init(.denominator, of: "privileged use"),
    splits: [.environment, .source],
    readsThePast: true
  )
}

extension RotationOverdue {
  package static let definition = MetricDefinition(
    "M20",
    "rotation_overdue",
    title: "Rotation overdue",
    version: 1,
    formula: "active credentials older than their kind may be",
    unit: .count,
    better: .lower,
    target: .init(better: .lower, value: 0, amber: 0),
    beside: ["production", "unknown"],
    edges: [
      "age is from issuance or the last rotation, never from the import",
      "one whose issuance no source tells is unknown", "one that is switched off is left out",
    ],
    rows: .init(.value, of: "credential"),
    splits: [.environment, .source]
  )
}
