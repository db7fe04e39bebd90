/// Who administers a key does not use it.
enum NeverAdministerAndUseKeys: CombinationRule {
  static let id = "GT113"
  static let name = "never administer and use a key in one hand"
  static let severity = LintSeverity.medium
  static let gain = "decide who may use a key and use it"
  static let why =
    "The key protects data from its administrators only as long as they cannot use it."
  static let fix = "split the two between holders, as the key policy of AWS proposes"
  static let controls = ["NIST 800-53 AC-5", "NIST 800-53 SC-12", "CIS AWS 3.6"]
  static let sharesTarget = true

  static let first = halves(table)[0]
  static let second = halves(table)[1]

  static let table = """
    kms:PutKeyPolicy kms:ScheduleKeyDeletion kms:DisableKey kms:UpdateKeyDescription
    kms:DisableKeyRotation kms:RevokeGrant kms:DeleteImportedKeyMaterial
    kms:UpdatePrimaryRegion

    kms:Decrypt kms:Encrypt kms:GenerateDataKey kms:ReEncryptFrom kms:Sign kms:GenerateMac
    """
}
