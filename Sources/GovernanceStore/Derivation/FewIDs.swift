/// Some ids as the list of an `in`, in one of a few lengths, so that few statements are prepared and kept.
struct FewIDs {
  /// `(?, ?)`: the next power of two; what is left over repeats the first id.
  let places: String
  let arguments: [SQLValue]

  init(_ ids: [String]) {
    var length = 1
    while length < ids.count { length *= 2 }
    let spare = ids.first.map { Array(repeating: $0, count: length - ids.count) } ?? []
    arguments = (ids + spare).map { .text($0) }
    let marks = arguments.map { _ in "?" }.joined(separator: ", ")
    places = "(\(marks))"
  }
}
