import Documents

/// The merge key `<<` of YAML 1.1, by which a mapping takes over the members of others.
enum YAMLMerge {
  /// Adds the members of the sources; a key that is there already, or came earlier, wins.
  static func add(
    _ sources: [Document],
    to members: inout [Document.Member]
  ) throws(JSONError) {
    guard !sources.isEmpty else { return }
    var known = Set(members.map(\.key))
    for source in sources {
      var mappings = [source]
      if case .array(let elements) = source.value { mappings = elements }
      for mapping in mappings {
        members += try mapping.members().filter { known.insert($0.key).inserted }
      }
    }
  }
}
