/// From where an operator acted, as the system tells it and not as the operator claims it.
public struct Origin: Hashable, Sendable {
  /// Through which door of the program.
  public enum Channel: String, Sendable {
    case dashboard, cli, rule, enforcement, `import`, library
  }

  /// Through which door of the program.
  public var channel: Channel
  /// The operating system's user name.
  public var osUser: String
  /// The host on which the program ran.
  public var host: String
  /// The terminal device, absent where there is none.
  public var terminal: String?
  /// The address that the operator came from, absent on the host itself.
  public var clientAddress: String?
  /// The fingerprint of the SSH key in use; filled once operators sign.
  public var keyFingerprint: String?

  /// An origin; absent parts are left out of the ledger entry.
  public init(
    channel: Channel,
    osUser: String,
    host: String,
    terminal: String? = nil,
    clientAddress: String? = nil,
    keyFingerprint: String? = nil
  ) {
    self.channel = channel
    self.osUser = osUser
    self.host = host
    self.terminal = terminal
    self.clientAddress = clientAddress
    self.keyFingerprint = keyFingerprint
  }
}
