import Documents
import Foundation
import Glibc
import Governance

/// Runs a command of the organisation: no shell, its own process group, a time limit, and little of its output kept.
struct TargetProcess {
  let arguments: [String]
  /// The only variables of the environment that it sees.
  let environment: [String: String]
  let timeLimit: Duration

  /// Time between asking a command to stop and stopping it.
  private static let grace = Duration.seconds(2)
  /// Bytes kept from the beginning and from the end of the output.
  static let kept = 2_048

  func run() -> TargetOutcome {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notStarted(Self.words(errno)) }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(reading) }
    let started = ContinuousClock.now
    let spawned = spawn(output: writing)
    close(writing)
    switch spawned {
    case .failure(let error):
      return .notStarted("\(arguments.first ?? ""): \(Self.words(error.code))")
    case .success(let child):
      var output = BoundedOutput()
      let ending = watch(child, reading, started, &output)
      return outcome(ending, output, ContinuousClock.now - started)
    }
  }

  private struct SpawnError: Error { let code: Int32 }

  private func spawn(output: Int32) -> Result<pid_t, SpawnError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var ignored = sigset_t()
    sigemptyset(&ignored)
    posix_spawnattr_setsigmask(&attributes, &ignored)
    sigaddset(&ignored, SIGXFSZ)
    sigaddset(&ignored, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    // A group of its own, so that what it starts is stopped with it.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, arguments[0], &actions, &attributes, &words, &variables)
    return code == 0 ? .success(child) : .failure(SpawnError(code: code))
  }

  private enum Ending {
    case status(Int32)
    case timedOut
  }

  /// Reads until the command has ended, at its time limit at the latest.
  private func watch(
    _ child: pid_t,
    _ reading: Int32,
    _ started: ContinuousClock.Instant,
    _ output: inout BoundedOutput
  ) -> Ending {
    _ = fcntl(reading, F_SETFL, fcntl(reading, F_GETFL) | O_NONBLOCK)
    var isStopping = false
    while true {
      let isOpen = output.read(reading)
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        _ = output.read(reading)
        // What it left running holds nothing back, and does not go on behind our back.
        kill(-child, SIGKILL)
        return isStopping ? .timedOut : .status(status)
      }
      let ran = ContinuousClock.now - started
      if ran >= timeLimit + Self.grace {
        kill(-child, SIGKILL)
      } else if ran >= timeLimit, !isStopping {
        isStopping = true
        kill(-child, SIGTERM)
      }
      var look = pollfd(fd: isOpen ? reading : -1, events: Int16(POLLIN), revents: 0)
      _ = poll(&look, 1, 20)
    }
  }

  private func outcome(
    _ ending: Ending,
    _ output: BoundedOutput,
    _ duration: Duration
  ) -> TargetOutcome {
    func outcome(_ ending: TargetRun.Ending, _ code: Int?) -> TargetOutcome {
      TargetOutcome(
        ending: ending,
        code: code,
        outputDigest: output.digest.finalize(),
        outputBytes: output.count,
        excerpt: output.excerpt,
        duration: .milliseconds(
          duration.components.seconds * 1_000
            + duration.components.attoseconds / 1_000_000_000_000_000
        )
      )
    }
    switch ending {
    case .timedOut: return outcome(.timedOut, nil)
    case .status(let status):
      let signal = status & 0x7f
      return signal == 0
        ? outcome(.exited, Int((status >> 8) & 0xff)) : outcome(.signalled, Int(signal))
    }
  }

  private static func words(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}

/// What a command printed: summed up whole, kept in little.
private struct BoundedOutput {
  private(set) var digest = DigestBuilder()
  private(set) var count = 0
  private var head: [UInt8] = []
  private var tail: [UInt8] = []

  /// Takes what is there, a megabyte at most; `false` once the other end is closed.
  mutating func read(_ descriptor: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    for _ in 0..<16 {
      let length = Glibc.read(descriptor, &buffer, buffer.count)
      guard length != 0 else { return false }
      guard length > 0 else { return errno == EAGAIN || errno == EINTR }
      take(buffer[..<length])
    }
    return true
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) {
    digest.update(bytes)
    count += bytes.count
    let room = TargetProcess.kept - head.count
    head += bytes.prefix(room)
    tail += bytes.dropFirst(room)
    if tail.count > TargetProcess.kept { tail.removeFirst(tail.count - TargetProcess.kept) }
  }

  /// The beginning and the end, as text.
  var excerpt: String {
    let left = count - head.count - tail.count
    let gap = left > 0 ? "\n… \(left) bytes left out …\n" : ""
    return (String(decoding: head, as: UTF8.self) + gap + String(decoding: tail, as: UTF8.self))
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
