/// Names of fields: `snake_case` in the ledger and in tables, `camelCase` in Swift.
struct FieldName: CodingKey {
  /// What Swift calls the only value of an enum's case.
  static let onlyValue = "_0"
  /// What that value is called where it has no fields of its own.
  static let value = "value"
  static let lengthSuffix = "_ms"

  let stringValue: String
  let intValue: Int?

  init(_ place: Int) {
    stringValue = String(place)
    intValue = place
  }

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init?(intValue: Int) { self.init(intValue) }

  static func snake(_ camel: String) -> String {
    guard camel != onlyValue else { return camel }
    // Names in Swift are ASCII here, and this runs once a field of every record that is read.
    var snake: [UInt8] = []
    snake.reserveCapacity(camel.utf8.count + 4)
    for byte in camel.utf8 {
      if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte {
        snake.append(UInt8(ascii: "_"))
        snake.append(byte | 0x20)
      } else {
        snake.append(byte)
      }
    }
    return String(decoding: snake, as: UTF8.self)
  }

  static func camel(_ snake: String) -> String {
    let parts = snake.split(separator: "_", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { text, part in
      text + part.prefix(1).uppercased() + part.dropFirst()
    }
  }
}

/// A dictionary whose keys are data, not names of fields.
protocol TextKeyed {
  var members: [String: any Encodable] { get }
  static var element: any Decodable.Type { get }
  init(members: [String: any Decodable])
}

extension Dictionary: TextKeyed where Key == String, Value: Codable {
  var members: [String: any Encodable] { mapValues { $0 } }
  static var element: any Decodable.Type { Value.self }
  init(members: [String: any Decodable]) { self = members.compactMapValues { $0 as? Value } }
}

/// A set, which is written in the order of its members' text, so that equal sets are equal bytes.
protocol Unordered {
  var members: [any Encodable] { get }
}

extension Set: Unordered where Element: Encodable {
  var members: [any Encodable] { map { $0 } }
}

/// What stands for itself when it is left out.
protocol EmptyWhenAbsent {
  init()
}

extension Array: EmptyWhenAbsent {}
extension Set: EmptyWhenAbsent {}
extension Dictionary: EmptyWhenAbsent {}
