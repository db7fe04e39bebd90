/// A table read from CSV as RFC 4180 has it, for files that the sample writes.
struct SampleTable {
  let header: [String]
  let rows: [[String: String]]

  init(csv text: String) {
    var records = Self.records(text)
    let header = records.isEmpty ? [] : records.removeFirst()
    self.header = header
    rows = records.map { record in
      Dictionary(
        zip(header, record).filter { !$0.1.isEmpty },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        field += "\""
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        record.append(field)
        field = ""
      case ("\r", false): break
      case ("\n", false):
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return records
  }
}
