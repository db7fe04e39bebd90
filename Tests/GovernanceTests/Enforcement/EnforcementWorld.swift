import Documents
import Governance

/// Commands, tasks and outcomes that the tests of enforcement share.
enum EnforcementWorld {
  static func command(
    _ name: String = "aws-detach",
    _ operation: TargetOperation = .revoke,
    scope: String? = nil,
    when conditions: [String: [String]] = [:],
    run template: [String] = ["/bin/detach", "--", "{native_id}", "{entitlement}"],
    retries: Int = 2
  ) -> TargetCommand {
    TargetCommand(
      name: name,
      source: .awsIAM,
      scope: scope,
      operation: operation,
      conditions: conditions,
      template: template,
      timeLimit: .seconds(60),
      retries: retries,
      backoff: .minutes(1),
      environment: ["PATH"]
    )
  }

  static func task(
    _ operation: TargetOperation = .revoke,
    _ values: [String: String] = [:],
    facts: [String: String] = ["environment": "prod"]
  ) -> TargetTask {
    let common = ["native_id": "AIDA1", "entitlement": "arn:aws:iam::1:policy/labels"]
    return TargetTask(
      subject: "GR-1",
      operation: operation,
      source: .awsIAM,
      scope: "123456789012",
      attempts: 0,
      values: common.merging(values) { $1 },
      facts: facts
    )
  }

  static func outcome(_ code: Int, _ words: String = "target answered 403") -> TargetOutcome {
    TargetOutcome(
      ending: .exited,
      code: code,
      outputDigest: Digest.sha256(of: words),
      outputBytes: words.utf8.count,
      excerpt: words,
      duration: .milliseconds(1_200)
    )
  }

  static func run(
    _ code: Int,
    _ operation: TargetOperation = .revoke,
    at now: Instant = SmallWorld.now
  ) -> TargetRun {
    outcome(code).run(
      of: "aws-detach",
      operation,
      in: SmallWorld.context(SmallWorld.root, at: now).system
    )
  }

  /// A grant after events, as replay makes it.
  static func after(_ grant: Grant, _ events: [Event], at: Instant) -> Grant {
    var grant = grant
    for event in events {
      if case .grant(let body) = event.body { grant.apply(body, at: at) }
    }
    return grant
  }
}
