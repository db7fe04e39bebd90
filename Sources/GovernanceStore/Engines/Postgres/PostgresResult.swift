import CPostgres

/// What the server answered to one statement, freed with its last holder.
final class PostgresResult {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    pg_clear(handle)
  }

  var isFailure: Bool {
    let status = Int(pg_result_status(handle))
    return status != PG_COMMAND_OK && status != PG_TUPLES_OK
  }

  /// A field of an error report, as the SQLSTATE or the constraint's name.
  func field(_ field: Int) -> String? {
    pg_result_field(handle, Int32(field)).map { String(cString: $0) }
  }

  var columnNames: [String] {
    (0..<pg_columns(handle)).map { pg_column_name(handle, $0).map { String(cString: $0) } ?? "" }
  }

  /// The types that the server found for a described statement's places.
  var parameterTypes: [UInt32] {
    (0..<pg_parameter_count(handle)).map { pg_parameter_type(handle, $0) }
  }

  var count: Int { Int(pg_rows(handle)) }

  func rows(_ columns: SQLRow.Columns) throws(StoreError) -> [SQLRow] {
    let types = (0..<pg_columns(handle)).map { pg_column_type(handle, $0) }
    var rows: [SQLRow] = []
    rows.reserveCapacity(count)
    for row in 0..<pg_rows(handle) {
      var values: [SQLValue] = []
      values.reserveCapacity(types.count)
      for (column, type) in types.enumerated() {
        values.append(try value(row, Int32(column), type))
      }
      rows.append(SQLRow(columns: columns, values: values))
    }
    return rows
  }

  private func value(_ row: Int32, _ column: Int32, _ type: UInt32) throws(StoreError) -> SQLValue {
    guard pg_is_null(handle, row, column) == 0, let start = pg_value(handle, row, column) else {
      return .null
    }
    let bytes = UnsafeRawBufferPointer(
      start: start,
      count: Int(pg_length(handle, row, column))
    ).bindMemory(to: UInt8.self)
    guard let value = SQLValue(postgres: bytes, type) else {
      throw .corrupt("column \(columnNames[Int(column)]) is of a type that is not kept (\(type))")
    }
    return value
  }
}

extension SQLValue {
  /// Reads a binary value; a truth is 1 or 0, as SQLite has it.
  fileprivate init?(postgres bytes: UnsafeBufferPointer<UInt8>, _ type: UInt32) {
    switch Int(type) {
    case PG_INT8, PG_INT4, PG_INT2:
      self = .integer(bytes.signed)
    case PG_TEXT, PG_VARCHAR, PG_NAME,
      PG_CHAR, PG_UNKNOWN:
      self = .text(String(postgres: bytes))
    case PG_BYTEA: self = .blob(Array(bytes))
    case PG_BOOL: self = .integer(bytes.first == 0 ? 0 : 1)
    case PG_OID: self = .integer(bytes.reduce(0) { $0 << 8 | Int64($1) })
    case PG_NUMERIC:
      guard let number = bytes.wholeNumeric else { return nil }
      self = .integer(number)
    default: return nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Two's complement, high byte first, of whatever length.
  fileprivate var signed: Int64 {
    let negative: Int64 = (first ?? 0) & 0x80 == 0 ? 0 : -1
    return reduce(negative) { $0 << 8 | Int64($1) }
  }

  /// A `numeric` without fraction, as sums of `bigint` are: digits of base 10,000, highest first.
  fileprivate var wholeNumeric: Int64? {
    let words = stride(from: 0, to: count - 1, by: 2)
      .map { Int64(self[$0]) << 8 | Int64(self[$0 + 1]) }
    guard words.count >= 4, words.count == 4 + Int(words[0]), words[2] & 0x8000 == 0 else {
      return nil
    }
    let weight = words[1] & 0x8000 == 0 ? Int(words[1]) : -1
    var number: Int64 = 0
    for place in 0...Swift.max(weight, 0) where weight >= 0 {
      let digit = place < Int(words[0]) ? words[4 + place] : 0
      let (product, overflows) = number.multipliedReportingOverflow(by: 10_000)
      guard !overflows else { return nil }
      number = product + digit
    }
    guard Int(words[0]) <= weight + 1 else { return nil }
    return words[2] == 0x4000 ? -number : number
  }
}
