package import Documents

/// A value that grew: what was written before its newer fields reads with what held then, and is written as it was.
///
/// So entries of each earlier form are read by ``FieldsDecoder``, and a record that follows from one is stored as
/// the program of that time stored it: `verify` finds no difference.
package protocol EarlierForm {
  /// The JSON with what was added later, from one of any form.
  static func completed(_ json: JSONValue) -> JSONValue
  /// The JSON of this value without what its form did not have.
  func asWritten(_ json: JSONValue) -> JSONValue
}
