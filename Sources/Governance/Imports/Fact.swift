/// One record of a source system in govtop's terms, as a connector reads it.
///
/// Keys are the provider's own (ARN, uid, name); the store turns them into ids. Every string is foreign text.
package enum Fact: Hashable, Sendable {
  case person(DirectoryFact)
  case principal(PrincipalFact)
  case membership(MembershipFact)
  case policy(PolicyFact)
  case policyVersion(PolicyVersionFact)
  case statement(StatementFact)
  case entitlement(EntitlementFact)
  case assignment(AssignmentFact)
  case trust(TrustFact)
  case credential(CredentialFact)
  case event(AccessEventFact)
}
