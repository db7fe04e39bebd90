/// A holder does not give itself the run of a cluster.
enum NeverRuleClusters: EscalationRule {
  static let id = "GT053"
  static let name = "never let a holder rule clusters"
  static let severity = LintSeverity.high
  static let gain = "become an administrator of a cluster and act as its workloads"
  static let why =
    "Who is administrator of a cluster reads all its secrets and acts as all its service "
    + "accounts."
  static let fix = "name the clusters in `Resource`, and the policies with `eks:policyArn`"
  static let controls = ["NIST 800-53 AC-6"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    eks:CreateAccessEntry* eks:AssociateAccessPolicy*
    eks:AssociateAccessPolicy*
    eks:CreateAccessEntry*
    eks:UpdateAccessEntry*
    iam:PassRole* eks:CreatePodIdentityAssociation pods.eks
    iam:PassRole* eks:UpdatePodIdentityAssociation pods.eks
    iam:PassRole* eks:CreateNodegroup ec2
    iam:PassRole* eks:CreateFargateProfile eks-fargate-pods
    iam:PassRole* eks:CreateAddon pods.eks
    """
}
