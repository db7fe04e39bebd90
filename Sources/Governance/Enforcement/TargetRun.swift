public import Documents

/// One run of a command at a target, as far as it can be told afterwards.
public struct TargetRun: Hashable, Sendable, Codable {
  /// How it ended; everything but an exit with 0 is a failure.
  public enum Ending: String, CaseIterable, Sendable, Codable {
    case exited
    /// A signal ended it, not sent by govtop.
    case signalled
    /// It was stopped at its time limit.
    case timedOut = "timed_out"
    /// It could not be started, or its arguments were refused.
    case notStarted = "not_started"
  }

  /// The name of the command in the configuration of the host that ran it.
  public var target: String
  /// What it was to do.
  public var operation: TargetOperation
  /// How it ended.
  public var ending: Ending
  /// Its exit code, or the number of the signal; absent where there is none.
  public var code: Int?
  /// SHA-256 over all that it printed, however much that was, in hexadecimal.
  public var outputDigest: String
  /// How many bytes it printed.
  public var outputBytes: Int
  /// The beginning and the end of what it printed, or why it did not start; erasable.
  public var excerpt: FreeText?
  /// How long it ran, in whole milliseconds.
  public var duration: Duration

  /// Whether it did what it was to do.
  public var isSuccess: Bool { ending == .exited && code == 0 }

  /// In a few words: `exit 3`, `stopped at its time limit`.
  public var words: String {
    switch ending {
    case .exited: "exit \(code ?? 0)"
    case .signalled: "ended by signal \(code ?? 0)"
    case .timedOut: "stopped at its time limit"
    case .notStarted: "did not start"
    }
  }
}

extension TargetRun {
  package var fields: Fields {
    Fields()
      .with("target", target).with("operation", operation.rawValue)
      .with("ending", ending.rawValue).with("code", code).with("output_digest", outputDigest)
      .with("output_bytes", outputBytes).with("excerpt", excerpt)
      .with("duration_ms", Int(duration.milliseconds))
  }

  package init(_ fields: Fields) throws(EventFormatError) {
    self.init(
      target: try fields.text("target"),
      operation: try fields.word("operation"),
      ending: try fields.word("ending"),
      code: try fields.optionalInteger("code"),
      outputDigest: try fields.text("output_digest"),
      outputBytes: try fields.integer("output_bytes"),
      excerpt: try fields.optionalFreeText("excerpt"),
      duration: .milliseconds(Int64(try fields.integer("duration_ms")))
    )
  }
}

/// What the edge tells of a run, before the store has drawn a salt for its words.
public struct TargetOutcome: Hashable, Sendable {
  /// How it ended.
  public var ending: TargetRun.Ending
  /// Its exit code, or the number of the signal.
  public var code: Int?
  /// SHA-256 over all that it printed.
  public var outputDigest: Digest
  /// How many bytes it printed.
  public var outputBytes: Int
  /// At most some thousand bytes of what it printed.
  public var excerpt: String
  /// How long it ran.
  public var duration: Duration

  /// An outcome as it was seen.
  public init(
    ending: TargetRun.Ending,
    code: Int?,
    outputDigest: Digest,
    outputBytes: Int,
    excerpt: String,
    duration: Duration
  ) {
    self.ending = ending
    self.code = code
    self.outputDigest = outputDigest
    self.outputBytes = outputBytes
    self.excerpt = excerpt
    self.duration = duration
  }

  /// What never ran, and why.
  public static func notStarted(_ why: String) -> TargetOutcome {
    TargetOutcome(
      ending: .notStarted,
      code: nil,
      outputDigest: Digest.sha256(of: []),
      outputBytes: 0,
      excerpt: why,
      duration: .zero
    )
  }

  /// Whether it did what it was to do.
  public var isSuccess: Bool { ending == .exited && code == 0 }

  /// The run as the ledger keeps it.
  package func run(
    of target: String,
    _ operation: TargetOperation,
    in system: SystemContext
  ) -> TargetRun {
    TargetRun(
      target: target,
      operation: operation,
      ending: ending,
      code: code,
      outputDigest: outputDigest.hex,
      outputBytes: outputBytes,
      excerpt: excerpt.isEmpty ? nil : system.text(excerpt),
      duration: duration
    )
  }
}
