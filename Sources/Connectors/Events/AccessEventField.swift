/// The fields of govtop's own form of an access event, as `docs/how-to/import-access-events.md` tells them.
enum AccessEventField: String, CaseIterable, Sendable {
  case id, time, principal, human, action, resource, account, emitter, environment, decision
  case privilege, factor, grant, address, region, geo, device, downstream
  case policyVersion = "policy_version"
  case workload = "workload_identity"
  case artifact = "artifact_digest"
  case run = "ci_run"
  case samplingRate = "sampling_rate"
  case tokenID = "token.id"
  case tokenKind = "token.kind"
  case tokenIssuedAt = "token.issued_at"
  case tokenExpiresAt = "token.expires_at"
  case audiences = "token.audience"
  case isAudienceVerified = "token.audience_verified"
}
