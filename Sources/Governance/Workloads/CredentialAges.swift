/// How old a credential may become before it has to be rotated, by kind.
package struct CredentialAges: Hashable, Sendable, Codable {
  package var accessKey: Duration
  package var password: Duration
  package var certificate: Duration
  package var sshKey: Duration
  package var servicePassword: Duration

  /// A quarter for what people and machines type or store, a year for certificates.
  package static let standard = CredentialAges(
    accessKey: .days(90),
    password: .days(90),
    certificate: .days(365),
    sshKey: .days(90),
    servicePassword: .days(90)
  )

  package func greatest(_ kind: Credential.Kind) -> Duration {
    switch kind {
    case .accessKey: accessKey
    case .password: password
    case .certificate: certificate
    case .sshKey: sshKey
    case .servicePassword: servicePassword
    }
  }
}
