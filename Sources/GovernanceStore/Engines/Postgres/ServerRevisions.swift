import CPostgres
import Dispatch
import Glibc
import Synchronization

/// Signs of a server: a connection that listens on a thread of its own, so that the loop never waits for it.
final class ServerRevisions: Revisions {
  private let ear: Ear

  init(_ identity: ServerIdentity) throws(StoreError) {
    ear = try Ear(identity, known: try identity.connect().headSize())
    let ear = ear
    DispatchQueue(label: "govtop.postgres.listener").async { ear.listen() }
  }

  deinit {
    ear.stop()
  }

  var fileDescriptor: Int32? { ear.news.descriptor }
  func drain() -> Bool { ear.news.take() }
  func hurry() { ear.orders.signal() }
  func version() throws(StoreError) -> Int { try ear.heard() }
}

/// What the listening thread and the loop share.
private final class Ear: Sendable {
  private struct State {
    var size: Int
    var failure: StoreError?
    var isOver = false
  }

  let news: WakeUp
  let orders: WakeUp
  private let identity: ServerIdentity
  private let state: Mutex<State>

  init(_ identity: ServerIdentity, known size: Int) throws(StoreError) {
    self.identity = identity
    news = try WakeUp()
    orders = try WakeUp()
    state = Mutex(State(size: size))
  }

  func heard() throws(StoreError) -> Int {
    let (size, failure) = state.withLock { ($0.size, $0.failure) }
    if let failure { throw failure }
    return size
  }

  func stop() {
    state.withLock { $0.isOver = true }
    orders.signal()
  }

  private var isOver: Bool { state.withLock { $0.isOver } }

  /// Listens until it is stopped; a server that is away is tried again and again.
  func listen() {
    var pause = Self.firstPause
    while !isOver {
      do throws(StoreError) {
        let session = try identity.connect()
        try session.send("listen \(ServerSchema.channel)")
        try report(session)
        pause = Self.firstPause
        try attend(session)
      } catch {
        tell { $0.failure = error }
        wait(for: nil, pause)
        pause = min(pause * 2, Self.longestPause)
      }
    }
  }

  private func attend(_ session: PostgresSession) throws(StoreError) {
    while !isOver {
      wait(for: pg_socket(session.handle), Self.withoutSign)
      // The notification only says that it is time; the ledger's head says whether anything is new.
      try session.drain()
      try report(session)
    }
  }

  private func report(_ session: PostgresSession) throws(StoreError) {
    let size = try session.headSize()
    tell {
      $0.size = size
      $0.failure = nil
    }
  }

  /// Wakes the loop where there is something to tell.
  private func tell(_ change: (inout State) -> Void) {
    let isNew = state.withLock { state in
      let before = (state.size, state.failure)
      change(&state)
      return before != (state.size, state.failure)
    }
    if isNew { news.signal() }
  }

  private func wait(for socket: Int32?, _ milliseconds: Int32) {
    var sources = [pollfd(fd: orders.descriptor, events: Int16(POLLIN), revents: 0)]
    if let socket { sources.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
    poll(&sources, nfds_t(sources.count), milliseconds)
    _ = orders.take()
  }

  /// How long a change can stay unseen where signs are lost, in milliseconds.
  private static let withoutSign: Int32 = 5_000
  private static let firstPause: Int32 = 250
  private static let longestPause: Int32 = 5_000
}

/// A pipe that one thread makes readable for another; more than one sign is as good as one.
private final class WakeUp: Sendable {
  let descriptor: Int32
  private let entrance: Int32

  init() throws(StoreError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .io(code: Int(errno), detail: "no pipe is to be had") }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, entrance) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(entrance)
  }

  func signal() {
    var sign: UInt8 = 1
    write(entrance, &sign, 1)
  }

  /// Whether it was readable; it is not any more.
  func take() -> Bool {
    var signs = [UInt8](repeating: 0, count: 64)
    var isReadable = false
    while read(descriptor, &signs, signs.count) > 0 { isReadable = true }
    return isReadable
  }
}

extension PostgresSession {
  fileprivate func headSize() throws(StoreError) -> Int {
    try count("select coalesce(max(size), -1) from ledger_head")
  }

  fileprivate func drain() throws(StoreError) {
    guard pg_consume(handle) != 0 else {
      throw .unreachable(path: address.shown, detail: "the connection broke")
    }
    while pg_take_notification(handle) == 1 {}
  }
}
