extension OperatorShape {
  /// Whether a request without the key, or with none of the values, does not match.
  var demandsKey: Bool { !isNegated && !ifExists && !forAllValues }

  /// The operator that it negates, or itself: `stringlike` for `stringnotlike`.
  var affirmed: String { isNegated ? String(base.replacing("not", with: "")) : base }

  /// Whether `*` and `?` stand for other text.
  var readsWildcards: Bool { ["stringlike", "arnlike", "arnequals"].contains(affirmed) }

  /// Whether it compares texts or ARNs.
  var comparesText: Bool { base.hasPrefix("string") || base.hasPrefix("arn") }
}

extension PolicyCondition {
  /// Whether it holds callers to networks, none of them the whole internet.
  var isWithinNetworks: Bool {
    key.lowercased() == "aws:sourceip" && shape.base == "ipaddress" && shape.demandsKey
      && !values.contains { $0.hasSuffix("/0") || $0 == "*" }
  }

  /// Whether any text of the key fits one of the values.
  var fitsAnything: Bool {
    shape.readsWildcards && values.contains { Glob($0).isEverything }
  }
}
