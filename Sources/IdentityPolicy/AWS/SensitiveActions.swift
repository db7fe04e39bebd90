/// The actions whose reach goes beyond their name: handing out access, and reading what is secret.
enum SensitiveActions {
  /// Whether the action lets its holder, or someone of their choice, gain rights.
  static func givesAccess(_ service: String, _ action: String) -> Bool {
    escalating[service]?.contains(action) == true || sharing[service]?.contains(action) == true
      || isPermissionManagement(action)
  }

  /// Whether a pattern opens an action by which its holder gains rights.
  static func opensEscalation(_ pattern: ActionPattern) -> Bool {
    opens(pattern, escalating)
  }

  /// Whether a pattern opens an action that reads confidential content.
  static func opensConfidential(_ pattern: ActionPattern) -> Bool {
    opens(pattern, confidential)
  }

  /// An action by which a holder gains rights that a pattern takes in, such as `iam:passrole`.
  static func escalationExample(_ pattern: ActionPattern) -> String? {
    example(pattern, escalating)
  }

  /// An action that reads confidential content that a pattern takes in.
  static func confidentialExample(_ pattern: ActionPattern) -> String? {
    example(pattern, confidential)
  }

  private static func example(
    _ pattern: ActionPattern,
    _ table: [String: Set<String>]
  ) -> String? {
    let services = pattern.serviceName.map { [$0] } ?? table.keys.sorted()
    for service in services {
      let action = table[service]?.filter { pattern.matches(service: service, action: $0) }.min()
      if let action { return "\(service):\(action)" }
    }
    return nil
  }

  private static func opens(_ pattern: ActionPattern, _ table: [String: Set<String>]) -> Bool {
    if let name = pattern.serviceName {
      if pattern.isLiteral { return table[name]?.contains(pattern.actionText) ?? false }
      return table[name]?.contains { pattern.matches(service: name, action: $0) } ?? false
    }
    return table.contains { service, actions in
      actions.contains { pattern.matches(service: service, action: $0) }
    }
  }

  /// Resource policies, shares and grants, which every service names alike.
  private static func isPermissionManagement(_ action: String) -> Bool {
    let changes = ["put", "set", "update", "delete", "attach", "create"]
    let isPolicy =
      ["resourcepolicy", "accesspolicy", "accesspointpolicy"].contains(where: action.hasSuffix)
      && changes.contains(where: action.hasPrefix)
    return isPolicy || permissionActions.contains(action)
  }

  private static let permissionActions: Set<String> = [
    "addpermission", "batchgrantpermissions", "grantpermissions", "putpermission",
  ]

  /// By which a holder can become more than they are, a service a line.
  private static let escalating = table(
    """
    apprunner updateservice
    bedrock-agentcore invokecodeinterpreter startcodeinterpretersession
    cloudformation createchangeset executechangeset setstackpolicy updatestack updatestackset
    codebuild startbuild startbuildbatch updateproject
    codestar createproject
    cognito-identity setidentitypoolroles
    cognito-idp adminaddusertogroup adminsetuserpassword
    datapipeline putpipelinedefinition
    ec2 associateiaminstanceprofile createlaunchtemplateversion modifyinstanceattribute \
    replaceiaminstanceprofileassociation
    ec2-instance-connect sendserialconsolesshpublickey sendsshpublickey
    ecs executecommand runtask starttask
    eks associateaccesspolicy createaccessentry updateaccessentry
    glue createdevendpoint updatedevendpoint updatejob
    iam addclientidtoopenidconnectprovider addroletoinstanceprofile addusertogroup \
    attachgrouppolicy attachrolepolicy attachuserpolicy createaccesskey createloginprofile \
    createopenidconnectprovider createpolicyversion createsamlprovider \
    createservicespecificcredential deactivatemfadevice deletegrouppolicy \
    deleterolepermissionsboundary deleterolepolicy deleteuserpermissionsboundary \
    deleteuserpolicy detachgrouppolicy detachrolepolicy detachuserpolicy passrole \
    putgrouppolicy putrolepermissionsboundary putrolepolicy putuserpermissionsboundary \
    putuserpolicy resetservicespecificcredential setdefaultpolicyversion \
    updateassumerolepolicy updateloginprofile updateopenidconnectproviderthumbprint \
    updatesamlprovider uploadsigningcertificate uploadsshpublickey
    identitystore creategroupmembership
    lambda updatefunctioncode updatefunctionconfiguration
    organizations attachpolicy createpolicy deletepolicy detachpolicy \
    disablepolicytype enableawsserviceaccess inviteaccounttoorganization moveaccount \
    registerdelegatedadministrator updatepolicy
    rolesanywhere createprofile createtrustanchor updateprofile updatetrustanchor
    sagemaker createpresigneddomainurl createpresignednotebookinstanceurl \
    updatenotebookinstancelifecycleconfig
    ssm createassociation sendcommand startautomationexecution \
    startsession updateassociation
    sso attachcustomermanagedpolicyreferencetopermissionset \
    attachmanagedpolicytopermissionset createaccountassignment \
    putinlinepolicytopermissionset putpermissionspolicy
    states updatestatemachine
    sts assumerole assumerolewithsaml assumerolewithwebidentity assumeroot \
    getfederationtoken
    """
  )

  /// By which a holder opens what they govern to others, a service a line.
  private static let sharing = table(
    """
    ec2 modifyimageattribute modifysnapshotattribute
    ecr putregistrypolicy setrepositorypolicy
    kms creategrant putkeypolicy
    lakeformation putdatalakesettings
    lambda addlayerversionpermission
    ram associateresourceshare createresourceshare
    s3 deletebucketpolicy putaccountpublicaccessblock putbucketacl putbucketpolicy \
    putbucketpublicaccessblock putobjectacl putobjectversionacl
    ssm modifydocumentpermission
    """
  )

  /// By which secrets or the content of data stores are read.
  private static let confidential = table(
    """
    athena getqueryresults getqueryresultsstream
    cassandra select
    codecommit getblob getfile gitpull
    cognito-idp listusers
    dynamodb batchgetitem exporttabletopointintime getitem getrecords partiqlselect query scan
    ebs getsnapshotblock
    ec2 getpassworddata
    elasticfilesystem clientmount
    kinesis getrecords subscribetoshard
    kms decrypt
    lambda getfunction
    logs filterlogevents getlogevents startlivetail startquery
    neptune-db readdataviaquery
    rds-data batchexecutestatement executestatement
    redshift getclustercredentials getclustercredentialswithiam
    redshift-data batchexecutestatement executestatement getstatementresult
    s3 getobject getobjecttorrent getobjectversion getobjectversiontorrent
    s3-object-lambda getobject getobjectversion
    s3express createsession
    s3tables gettabledata
    sagemaker batchgetrecord getrecord
    secretsmanager batchgetsecretvalue getsecretvalue
    sqs receivemessage
    ssm getparameter getparameterhistory getparameters getparametersbypath
    timestream select
    """
  )

  private static func table(_ text: String) -> [String: Set<String>] {
    var table: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      table[words[0]] = Set(words.dropFirst())
    }
    return table
  }
}
