/// Numbers as charts write them: at most two decimals, none for whole numbers.
enum DecimalText {
  static func of(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return value.isFinite ? "\(value)" : "?" }
    let hundredths = Int((abs(value) * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    let whole = "\(sign)\(hundredths / 100)"
    let rest = hundredths % 100
    if rest == 0 { return whole }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A count with its thousands apart: `12,000`.
  static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    let text = digits.enumerated().map { index, digit in
      let left = digits.count - index
      return index > 0 && left % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return (count < 0 ? "-" : "") + text.joined()
  }
}
