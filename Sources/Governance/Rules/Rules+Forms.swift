package import Documents

/// The forms in which the ledger has rules: a section that came later reads, in an older entry, as what held then.
///
/// INVARIANT: what stands here never changes, whatever the rules that ship become. Whoever adds a section or field
/// whose absence means something else than empty, false or nothing raises ``currentFormat`` and adds a line.
extension Rules: EarlierForm {
  /// The form that this program writes.
  package static let currentFormat = 2

  /// One field that came with a form, and its value in all entries before.
  private struct Addition {
    let format: Int
    let path: [String]
    /// Canonical JSON; `nil` for one that is nothing where it is absent.
    let value: String?
  }

  private static let additions = [
    Addition(format: 2, path: ["format"], value: nil),
    Addition(format: 2, path: ["approvals"], value: nil),
    Addition(format: 2, path: ["automatic"], value: nil),
    Addition(format: 2, path: ["denied_combinations"], value: nil),
    Addition(format: 2, path: ["duties"], value: nil),
    Addition(format: 2, path: ["reasons"], value: nil),
    Addition(format: 2, path: ["targets"], value: targetsBeforeForm2),
    Addition(format: 2, path: ["risk"], value: weightsBeforeForm2),
    Addition(format: 2, path: ["credentials"], value: credentialsBeforeForm2),
    Addition(format: 2, path: ["calendar"], value: #"{"emergencies_pass":true}"#),
  ]

  package static func completed(_ json: JSONValue) -> JSONValue {
    guard case .object(let fields) = json else { return json }
    let format = fields["format"].flatMap(\.number) ?? 1
    return additions.filter { $0.format > format }.reduce(json) { json, addition in
      guard let value = addition.value.flatMap({ try? JSONValue(canonical: Array($0.utf8)) }) else {
        return json
      }
      return json.adding(value, at: addition.path[...])
    }.adding(.integer(Int64(format)), at: ["format"])
  }

  package func asWritten(_ json: JSONValue) -> JSONValue {
    Self.additions.filter { $0.format > format }.reduce(json) { $0.removing($1.path[...]) }
  }
}

extension JSONValue {
  fileprivate var number: Int? {
    guard case .integer(let number) = self else { return nil }
    return Int(number)
  }

  /// With a value where there is none yet.
  fileprivate func adding(_ value: JSONValue, at path: ArraySlice<String>) -> JSONValue {
    guard case .object(var fields) = self, let name = path.first else { return self }
    if path.count == 1 {
      fields[name] = fields[name] ?? value
    } else {
      fields[name] = (fields[name] ?? .object([:])).adding(value, at: path.dropFirst())
    }
    return .object(fields)
  }

  fileprivate func removing(_ path: ArraySlice<String>) -> JSONValue {
    guard case .object(var fields) = self, let name = path.first else { return self }
    fields[name] = path.count == 1 ? nil : fields[name]?.removing(path.dropFirst())
    return .object(fields)
  }
}

/// The weights that the program had before rules held them.
private let weightsBeforeForm2 = """
  {"bands":{"critical":70,"high":45,"medium":25},\
  "context":{"most":6,"new_place":5,"off_hours":3},\
  "data":{"confidential":8,"internal":3,"public":0,"restricted":14},\
  "dormancy":{"idle":[{"from_ms":2592000000,"points":3},{"from_ms":7776000000,"points":6}],\
  "most":8,"never_used":4},\
  "duration":{"longer":10,"no_end":14,"steps":[{"points":0,"up_to_ms":3600000},\
  {"points":3,"up_to_ms":28800000},{"points":5,"up_to_ms":86400000},\
  {"points":8,"up_to_ms":604800000}]},\
  "environment":{"dev":0,"prod":12,"stage":4},\
  "external":{"contractor":5,"cross_domain":8},\
  "floors":{"break_glass":70,"production_wildcard":70},\
  "history":{"clean":-4,"clean_from":10,"each":3,"most":6,"repeated":5,"repeated_from":3},\
  "missing":{"most":10,"owner":6,"strong_factor":8,"ticket":4},\
  "model":"risk-v1",\
  "peers":{"at_least":5,"none":8,"some":6,"steps":[{"percent":50,"points":0},\
  {"percent":10,"points":3}]},\
  "privilege":{"admin":12,"read":0,"root":16,"write":5},\
  "separation":10,\
  "wildcard":{"action":8,"both":14,"resource":6}}
  """

/// The targets that the metrics had before rules held them.
private let credentialsBeforeForm2 = """
  {"access_key_ms":7776000000,"certificate_ms":31536000000,"password_ms":7776000000,\
  "service_password_ms":7776000000,"ssh_key_ms":7776000000}
  """

private let targetsBeforeForm2 = """
  {"M13":{"amber":25,"better":"lower","rationale":"as before","value":10},\
  "M15":{"amber":15,"better":"lower","rationale":"as before","value":5},\
  "M16":{"amber":3,"better":"lower","rationale":"as before","value":0},\
  "M2":{"amber":0,"better":"lower","rationale":"as before","value":0},\
  "M4a":{"amber":24,"better":"lower","rationale":"as before","value":1},\
  "M4b":{"amber":48,"better":"lower","rationale":"as before","value":24},\
  "M6":{"amber":900,"better":"lower","rationale":"as before","value":300},\
  "M8":{"amber":90,"better":"higher","rationale":"as before","value":95},\
  "M9":{"amber":240,"better":"lower","rationale":"as before","value":15}}
  """
