/// The action of a request, such as `s3:GetObject`; case means nothing.
package struct ActionName: Hashable, Sendable {
  package let text: String
  /// In lower case, as UTF-8.
  let service: ArraySlice<UInt8>
  /// In lower case, as UTF-8; empty for a text without a colon.
  let action: ArraySlice<UInt8>

  package init(_ text: String) {
    self.text = text
    let bytes = Array(text.lowercased().utf8)
    let colon = bytes.firstIndex(of: 0x3A) ?? bytes.endIndex
    service = bytes[..<colon]
    action = bytes[colon...].dropFirst()
  }

  /// Whether this is one action, given in lower case.
  func isAction(_ lowercased: String) -> Bool { text.lowercased() == lowercased }

  func isOf(service name: String) -> Bool { service.elementsEqual(name.utf8) }
}
