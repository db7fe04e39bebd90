/// What a service holds, in the words of someone who does not know it.
struct ServiceNoun: Hashable {
  let one: String
  let many: String
  let all: String

  init(service: String, verb: ActionVerb) {
    switch (service, verb) {
    case (_, .pass), (_, .takeOn): self = ServiceNoun("role", "roles")
    case ("*", _): self.init("resource", "resources", all: "everything in all services")
    default:
      self =
        ServiceNoun.table[service]
        ?? ServiceNoun("\(service) resource", "\(service) resources")
    }
  }

  private init(_ one: String, _ many: String, all: String? = nil) {
    self.one = one
    self.many = many
    self.all = all ?? "all \(many)"
  }

  private static let table: [String: ServiceNoun] = [
    "acm": ServiceNoun("certificate", "certificates"),
    "athena": ServiceNoun("workgroup", "workgroups", all: "all queries on data"),
    "autoscaling": ServiceNoun("scaling group", "scaling groups"),
    "bedrock": ServiceNoun("model", "models"),
    "cloudformation": ServiceNoun("stack", "stacks"),
    "cloudtrail": ServiceNoun("audit trail", "audit trails"),
    "cloudwatch": ServiceNoun("alarm", "alarms", all: "all metrics and alarms"),
    "codebuild": ServiceNoun("build project", "build projects"),
    "dynamodb": ServiceNoun("table", "tables"),
    "ec2": ServiceNoun("machine or network", "machines and networks"),
    "ecr": ServiceNoun("image repository", "image repositories"),
    "ecs": ServiceNoun("container service", "container services"),
    "eks": ServiceNoun("cluster", "clusters"),
    "events": ServiceNoun("event rule", "event rules"),
    "iam": ServiceNoun("identity", "identities", all: "all identities and policies"),
    "kinesis": ServiceNoun("stream", "streams"),
    "kms": ServiceNoun("key", "keys"),
    "lambda": ServiceNoun("function", "functions"),
    "logs": ServiceNoun("log group", "log groups", all: "all logs"),
    "organizations": ServiceNoun(
      "part of the organisation",
      "parts of the organisation",
      all: "the organisation"
    ),
    "rds": ServiceNoun("database", "databases"),
    "route53": ServiceNoun("DNS zone", "DNS zones"),
    "s3": ServiceNoun("objects in bucket", "objects in buckets", all: "all objects"),
    "sagemaker": ServiceNoun("model or training job", "models and training jobs"),
    "secretsmanager": ServiceNoun("secret", "secrets"),
    "sns": ServiceNoun("topic", "topics"),
    "sqs": ServiceNoun("queue", "queues"),
    "ssm": ServiceNoun("managed machine or parameter", "managed machines and parameters"),
    "states": ServiceNoun("workflow", "workflows"),
    "sts": ServiceNoun("session", "sessions"),
  ]
}
