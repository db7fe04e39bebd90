/// Who writes production data opens no way out of the network.
enum WriteNoProductionDataNextToOpenEgress: CombinationRule {
  static let id = "GT110"
  static let name = "write no production data next to open egress"
  static let severity = LintSeverity.high
  static let gain = "change production data and open the network to the outside"
  static let why =
    "What writes production data knows it; a way out that it opens itself is not watched."
  static let fix =
    "split the two between holders; leave routes and egress rules to a pipeline of their "
    + "own"
  static let controls = ["NIST 800-53 AC-5", "NIST 800-53 SC-7", "NIST 800-53 AC-4"]

  static let first = halves(table)[0]
  static let second = halves(table)[1]

  /// Production as far as it is known: by the name of what is written, or as all is meant.
  static func remark(on grant: HeldGrant) -> String? {
    switch NamedEnvironment(of: grant) {
    case .production: ""
    case .all: " (any environment, production among them)"
    case .other, .unknown: nil
    }
  }

  static let table = """
    s3:PutObject s3:DeleteObject dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem
    dynamodb:DeleteItem rds-data:ExecuteStatement rds-data:BatchExecuteStatement
    redshift-data:ExecuteStatement kinesis:PutRecord kinesis:PutRecords
    timestream:WriteRecords cassandra:Modify neptune-db:WriteDataViaQuery es:ESHttpPut
    es:ESHttpPost sagemaker:PutRecord glue:UpdateTable elasticfilesystem:ClientWrite

    ec2:AuthorizeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:CreateNatGateway
    ec2:CreateInternetGateway ec2:AttachInternetGateway ec2:CreateEgressOnlyInternetGateway
    ec2:CreateRoute ec2:ReplaceRoute ec2:CreateVpcPeeringConnection
    ec2:AcceptVpcPeeringConnection ec2:CreateTransitGatewayVpcAttachment
    ec2:CreateVpnConnection ec2:ReplaceNetworkAclEntry ec2:CreateNetworkAclEntry
    network-firewall:UpdateFirewallPolicy network-firewall:DeleteFirewall
    network-firewall:AssociateFirewallPolicy route53resolver:DeleteFirewallRule
    route53resolver:DisassociateFirewallRuleGroup
    """
}
