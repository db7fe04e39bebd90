/// Makes pods that nearly fit an admission rule, the same for the same seed.
struct PodDice {
  private var dice: PolicyDice

  init(seed: UInt64) { dice = PolicyDice(seed: seed) }

  private mutating func one(of texts: [String]) -> String {
    texts.randomElement(using: &dice) ?? ""
  }

  /// A pod as JSON; each field is there or not, right or wrong.
  mutating func pod(_ number: Int) -> String {
    let account = one(of: [
      "\"serviceAccountName\":\"fraud-trainer\"", "\"serviceAccountName\":\"fraud-trainer\"",
      "\"serviceAccountName\":\"fraud-trainer\"", "\"serviceAccountName\":\"other\"", "",
    ])
    let automount = one(of: [
      "\"automountServiceAccountToken\":false", "\"automountServiceAccountToken\":false",
      "\"automountServiceAccountToken\":true", "",
    ])
    let fields = [account, automount, volumes(), #""containers":[{"name":"a","image":"a:1"}]"#]
    let spec = fields.filter { !$0.isEmpty }.joined(separator: ",")
    return """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"pod-\(number)","namespace":"ml-prod"\(annotations())},"spec":{\(spec)}}
      """
  }

  private mutating func annotations() -> String {
    one(of: [
      #","annotations":{"govtop.dev/bundle":"2026.01.0"}"#,
      #","annotations":{"govtop.dev/bundle":"2026.01.0","a":"b"}"#,
      #","annotations":{"govtop.dev/bundle":"2025.12.9"}"#, #","annotations":{"a":"b"}"#,
      #","annotations":{}"#, "",
    ])
  }

  private mutating func volumes() -> String {
    let count = Int.random(in: 0...2, using: &dice)
    guard count > 0 else { return one(of: ["", "\"volumes\":[]"]) }
    let list = (0..<count).map { "{\"name\":\"v\($0)\",\(volume())}" }
    return "\"volumes\":[\(list.joined(separator: ","))]"
  }

  private mutating func volume() -> String {
    guard Int.random(in: 0..<4, using: &dice) > 0 else { return "\"emptyDir\":{}" }
    let sources = (0..<Int.random(in: 1...2, using: &dice)).map { _ in source() }
    return "\"projected\":{\"sources\":[\(sources.joined(separator: ","))]}"
  }

  private mutating func source() -> String {
    guard Int.random(in: 0..<5, using: &dice) > 0 else {
      return #"{"configMap":{"name":"a"}}"#
    }
    let audience = one(of: [
      #""audience":"sts.amazonaws.com","#, #""audience":"gcp-wif-acme","#,
      #""audience":"api://AzureADTokenExchange","#, #""audience":"https://evil.example","#, "",
    ])
    let expiration = one(of: [
      #""expirationSeconds":3600,"#, #""expirationSeconds":600,"#, #""expirationSeconds":3607,"#,
      #""expirationSeconds":86400,"#, "",
    ])
    return "{\"serviceAccountToken\":{\(audience)\(expiration)\"path\":\"token\"}}"
  }
}
