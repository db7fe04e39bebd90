/// How sure it is that an operator is the person they act as; the weakest first.
public enum AuthenticationFactor: String, CaseIterable, Comparable, Sendable, Codable {
  /// Nobody proved anything: `--as` in a cooperative database.
  case claimed = "none"
  /// The system's login, as the kernel tells it.
  case osUser = "os_user"
  /// A code from a second device: RFC 6238.
  case totp
  /// A token that the platform of a workload issued for this run: workload identity federation.
  case federation
  /// A signature of the person's own key.
  case key
  /// A key in hardware, touched for this decision.
  case touch
  /// The same with the PIN of the hardware.
  case touchAndPIN = "touch_and_pin"

  /// Weaker is less.
  public static func < (left: Self, right: Self) -> Bool { left.strength < right.strength }

  private var strength: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// As it is said to people.
  package var words: String {
    switch self {
    case .claimed: "only a claim"
    case .osUser: "the system's login"
    case .totp: "a one-time code"
    case .federation: "workload federation"
    case .key: "a signature"
    case .touch: "a touched hardware key"
    case .touchAndPIN: "a hardware key with PIN"
    }
  }
}
