/// A holder reads and decrypts named secrets.
enum NameTheSecretsToRead: ReachRule {
  static let id = "GT061"
  static let name = "name the secrets to read"
  static let family = LintFamily.dataExfiltration
  static let severity = LintSeverity.high
  static let gain = "read any secret"
  static let why = "Secrets open other systems, so that what is lost is more than this account."
  static let fix = "name the secrets, parameters and keys in `Resource`"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 SC-28", "OWASP LLM02"]
  static let allowsKnownNetworks = true

  static let actions = WatchedSet(table: table)

  static let table = """
    secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue
    ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory
    kms:Decrypt
    acm:ExportCertificate
    payment-cryptography:ExportKey
    """
}
