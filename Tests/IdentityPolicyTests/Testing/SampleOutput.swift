import IdentityPolicy

/// What a compiler makes of a workload that reads, writes, trains and may not delete.
enum SampleOutput {
  private static let expiry = #""DateLessThan":{"aws:CurrentTime":"2026-07-01T00:00:00Z"}"#
  private static let network =
    #""Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:SourceVpce":"vpce-0a1b2c3d"}"#

  static let permissions = """
    {"Version":"2012-10-17","Statement":[
     {"Sid":"Read","Effect":"Allow","Action":"s3:GetObject",
      "Resource":"arn:aws:s3:::datasets-prod/curated/*","Condition":{\(network),\(expiry)}},
     {"Sid":"List","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::datasets-prod",
      "Condition":{\(network),"StringLike":{"s3:prefix":"curated/*"},\(expiry)}},
     {"Sid":"Write","Effect":"Allow","Action":["s3:AbortMultipartUpload","s3:PutObject"],
      "Resource":"arn:aws:s3:::artifacts-prod/fraud/*","Condition":{\(expiry)}},
     {"Sid":"Train","Effect":"Allow",
      "Action":["sagemaker:CreateTrainingJob","sagemaker:DescribeTrainingJob"],
      "Resource":"arn:aws:sagemaker:us-east-1:123456789012:training-job/fraud-*",
      "Condition":{\(expiry)}},
     {"Sid":"Pass","Effect":"Allow","Action":"iam:PassRole",
      "Resource":"arn:aws:iam::123456789012:role/fraud-exec",
      "Condition":{"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"},\(expiry)}},
     {"Sid":"NoAdmin","Effect":"Deny","Resource":"*","Action":["iam:Add*","iam:Attach*",
      "iam:Create*","iam:Delete*","iam:Detach*","iam:Put*","iam:Set*","iam:Update*"]},
     {"Sid":"NoDelete","Effect":"Deny","Action":["s3:DeleteObject","s3:DeleteObjectVersion"],
      "Resource":"*"}]}
    """

  static let trust = """
    {"Version":"2012-10-17","Statement":[{"Sid":"Irsa","Effect":"Allow",
     "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/oidc.example/id/7"},
     "Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{
      "oidc.example/id/7:aud":"sts.amazonaws.com",
      "oidc.example/id/7:sub":"system:serviceaccount:ml-prod:trainer"}}}]}
    """

  /// All kinds of conditions and scopes that a policy may have.
  static let other = """
    {"Version":"2012-10-17","Statement":[
     {"Sid":"Home","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::home/${aws:username}/*",
      "Condition":{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","10.0.0.0/8"]},
       "NumericLessThanEquals":{"s3:max-keys":"10"}}},
     {"Sid":"Tagged","Effect":"Allow","Action":"ec2:StartInstances","Resource":"arn:aws:ec2:*:*:instance/*",
      "Condition":{"ForAllValues:StringEquals":{"aws:TagKeys":["team","cost"]},
       "Null":{"aws:TagKeys":"false"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/ops-*"}}},
     {"Sid":"NotSecure","Effect":"Deny","NotAction":"iam:Get*","NotResource":"arn:aws:s3:::public/*",
      "Condition":{"BoolIfExists":{"aws:SecureTransport":"false"}}}]}
    """

  static func tested(_ text: String) throws -> TestedPolicies {
    let document = try Policies.document(text)
    let policy = try CompiledPolicy(document, name: "policy.json")
    return TestedPolicies([policy], side: TestedPolicies.side(of: policy.document))
  }
}
