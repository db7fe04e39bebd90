/// Where something runs; what no rule classified is unknown and treated as production.
public enum Environment: String, CaseIterable, Sendable, Codable {
  case dev, stage, prod, unknown

  /// Whether the rules for production hold.
  package var countsAsProduction: Bool { self == .prod || self == .unknown }
}

/// How much harm the disclosure of data does.
public enum DataClass: String, CaseIterable, Comparable, Sendable, Codable {
  case `public`, `internal`, confidential, restricted, unknown

  /// Less harm is less; unknown stands above internal and below confidential.
  public static func < (left: DataClass, right: DataClass) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .public: 0
    case .internal: 1
    case .unknown: 2
    case .confidential: 3
    case .restricted: 4
    }
  }
}
