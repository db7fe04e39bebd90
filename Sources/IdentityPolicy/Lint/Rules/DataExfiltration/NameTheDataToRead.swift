/// A holder reads the content of named stores.
enum NameTheDataToRead: ReachRule {
  static let id = "GT060"
  static let name = "name the data to read"
  static let family = LintFamily.dataExfiltration
  static let severity = LintSeverity.high
  static let gain = "read the content of any store"
  static let why = "One leaked credential of such a holder is all the data there is."
  static let fix = "name the bucket and prefix, table, stream or log group in `Resource`"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 SC-7(10)"]
  static let allowsKnownNetworks = true

  static let actions = WatchedSet(table: table)

  static let table = """
    s3:GetObject s3:GetObjectVersion s3:GetObjectTorrent s3:GetObjectVersionTorrent
    s3-object-lambda:GetObject s3-object-lambda:GetObjectVersion
    s3express:CreateSession
    s3tables:GetTableData
    dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query dynamodb:Scan
    dynamodb:PartiQLSelect dynamodb:GetRecords
    athena:GetQueryResults athena:GetQueryResultsStream
    cassandra:Select
    codecommit:GitPull codecommit:GetBlob codecommit:GetFile
    cognito-idp:ListUsers cognito-idp:AdminGetUser
    cognito-sync:ListRecords cognito-sync:QueryRecords
    ebs:GetSnapshotBlock
    elasticfilesystem:ClientMount
    glacier:GetJobOutput
    kinesis:GetRecords kinesis:SubscribeToShard
    kinesisvideo:GetMedia kinesisvideo:GetMediaForFragmentList kinesisvideo:GetClip
    lambda:GetFunction
    neptune-db:ReadDataViaQuery
    rds-data:ExecuteStatement rds-data:BatchExecuteStatement
    redshift-data:ExecuteStatement redshift-data:BatchExecuteStatement
    redshift-data:GetStatementResult
    sagemaker:GetRecord sagemaker:BatchGetRecord
    sqs:ReceiveMessage
    timestream:Select
    workdocs:GetDocumentVersion
    healthlake:ReadResource healthlake:SearchWithGet
    dsql:DbConnectAdmin
    docdb-elastic:CopyClusterSnapshot
    rds:DownloadDBLogFilePortion rds:DownloadCompleteDBLogFile
    """
}
