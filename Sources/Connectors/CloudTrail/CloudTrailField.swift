/// What is read of a CloudTrail record, by its way in it.
enum CloudTrailField: String, CaseIterable, Sendable {
  case eventID, eventTime, eventName, eventSource, awsRegion, recipientAccountId
  case sourceIPAddress, userAgent, errorCode, readOnly
  /// What `lookup-events` wraps a record in: the record as a text.
  case wrapped = "CloudTrailEvent"
  case identityType = "userIdentity.type"
  case identityARN = "userIdentity.arn"
  case identityID = "userIdentity.principalId"
  case identityAccount = "userIdentity.accountId"
  case identityName = "userIdentity.userName"
  case invokedBy = "userIdentity.invokedBy"
  case accessKey = "userIdentity.accessKeyId"
  case mfa = "userIdentity.sessionContext.attributes.mfaAuthenticated"
  case sessionStart = "userIdentity.sessionContext.attributes.creationDate"
  case issuerARN = "userIdentity.sessionContext.sessionIssuer.arn"
  case federatedBy = "userIdentity.sessionContext.webIdFederationData.federatedProvider"
  case mfaUsed = "additionalEventData.MFAUsed"
  case login = "responseElements.ConsoleLogin"
  case issuedKey = "responseElements.credentials.accessKeyId"
  case issuedUntil = "responseElements.credentials.expiration"
  case resourceARN = "resources.ARN"
  case roleARN = "requestParameters.roleArn"
  case policyARN = "requestParameters.policyArn"
  case requestARN = "requestParameters.resourceArn"
  case secret = "requestParameters.secretId"
  case encryptionKey = "requestParameters.keyId"
  case bucket = "requestParameters.bucketName"
  case object = "requestParameters.key"
  case function = "requestParameters.functionName"
  case model = "requestParameters.modelId"
  case table = "requestParameters.tableName"
  case user = "requestParameters.userName"
  case role = "requestParameters.roleName"
  case group = "requestParameters.groupName"
  case instance = "requestParameters.instanceId"
  case snapshot = "requestParameters.snapshotId"
  case repository = "requestParameters.repositoryName"
  case cluster = "requestParameters.clusterName"
  case name = "requestParameters.name"

  /// What a call is about, the surest first.
  static let resources: [CloudTrailField] = [
    .resourceARN, .requestARN, .secret, .function, .model, .table, .encryptionKey, .instance,
    .snapshot, .repository, .cluster, .role, .user, .group, .roleARN, .policyARN, .name,
  ]

  /// Parts whose shape depends on the call.
  static let lenient: Set<String> = [
    "additionalEventData", "responseElements", "requestParameters", "resources",
  ]
}
