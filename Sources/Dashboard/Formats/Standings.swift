package import Governance
package import TerminalUI

/// The state of access in one word of at most nine cells.
extension GrantRow.Standing {
  package var word: String {
    switch self {
    case .breakGlass: "brk-glass"
    case .revokeFailed: "rev fails"
    case .activationFailed: "act fails"
    case .activating: "starting"
    default: rawValue
    }
  }

  package var role: Role {
    switch self {
    case .revokeFailed, .activationFailed, .breakGlass: .danger
    case .standing, .exception, .revoking, .ending, .suspended: .warn
    case .jit: .ok
    case .pending, .scheduled, .activating: .info
    case .expired, .revoked, .ended, .withdrawn: .muted
    }
  }
}

extension Set<GrantRow.Mark> {
  /// Fixed places: `O`rphaned, `D`ormant, drifted `X`, `U`ncertified, `W`ildcard, and a dot if not.
  package func places(_ glyphs: Glyphs) -> String {
    let letters: [(GrantRow.Mark, String)] = [
      (.orphaned, "O"), (.dormant, "D"), (.drifted, "X"), (.uncertified, "U"), (.wildcard, "W"),
    ]
    return letters.map { contains($0.0) ? $0.1 : glyphs.dot }.joined()
  }

  /// The same in words, for details.
  package var words: String {
    GrantRow.Mark.allCases.filter(contains).map(\.rawValue).joined(separator: ", ")
  }
}
