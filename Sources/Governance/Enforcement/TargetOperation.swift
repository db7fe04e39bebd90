/// What a command of the organisation does at a target.
public enum TargetOperation: String, CaseIterable, Sendable, Codable {
  /// Gives a right whose time has come.
  case activate
  /// Takes a right away, with the sessions and tokens that rest on it.
  case revoke
  /// Takes away what somebody gave past govtop, of the classes that the rules revert by themselves.
  case revert
  /// Stops an account: sessions, tokens, logins.
  case quarantine
  /// Looks whether the target is as decided; exit 0 says yes.
  case verify

  /// The state that a target is brought into, as `{wanted}` tells a verifying command.
  package var wanted: String { self == .activate ? "present" : "absent" }
}
