import Governance

extension Duration {
  /// Reads a length as the filter language writes it: `90m`, `8h`, `1d4h`, `14d`; `nil` for anything else.
  init?(text: String) {
    guard case .duration(let length) = FilterDuration(text) else { return nil }
    self = length
  }
}
