/// Statements of the common dialect in PostgreSQL's form.
struct PostgresText: Hashable {
  let sql: String
  /// How many values the statement takes.
  let places: Int

  /// Numbers the places: each `?` outside of quotes becomes `$1`, `$2` and so on.
  init(_ common: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(common.utf8.count + 16)
    var places = 0
    var quote: UInt8?
    for byte in common.utf8 {
      switch (byte, quote) {
      case (UInt8(ascii: "?"), nil):
        places += 1
        bytes += Array("$\(places)".utf8)
        continue
      case (UInt8(ascii: "'"), nil), (UInt8(ascii: "\""), nil): quote = byte
      // A doubled quote closes and opens again, which comes to the same.
      case (let byte, let open) where byte == open: quote = nil
      default: break
      }
      bytes.append(byte)
    }
    sql = String(decoding: bytes, as: UTF8.self)
    self.places = places
  }
}
