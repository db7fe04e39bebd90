import IdentityPolicy
import Testing

struct PlainWordsTests {
  /// Statements with what they allow in words.
  static let sentences: [(String, String)] = [
    (#"{"Effect":"Allow","Action":"*","Resource":"*"}"#, "do anything"),
    (
      #"{"Effect":"Allow","NotAction":["iam:*","account:*"],"Resource":"*"}"#,
      "do anything except iam:* and account:*"
    ),
    (
      #"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b"}"#,
      "do anything with b"
    ),
    (
      #"{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::x/*"},"#
        + #"{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::x"}"#,
      "read and write objects in bucket x"
    ),
    (
      #"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::x/curated/*"}"#,
      "read objects in bucket x under curated/"
    ),
    (
      #"{"Effect":"Allow","Action":"s3:DeleteObject","Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}"#,
      "delete objects in buckets a and b"
    ),
    (#"{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::*"}"#, "read all objects"),
    (#"{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}"#, "do anything with all tables"),
    (
      #"{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::1:role/app"},"#
        + #"{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::1:role/other"}"#,
      "pass role app; take on role other"
    ),
    (
      #"{"Effect":"Allow","Action":"kms:Decrypt","Resource":"arn:aws:kms:us-east-1:1:key/k1","#
        + #""Condition":{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}}"#,
      "use key k1 under conditions"
    ),
    (
      #"{"Effect":"Allow","Action":"glue:GetTable","Resource":"*"}"#,
      "read all glue resources"
    ),
    (
      #"{"Effect":"Allow","Action":["ec2:DescribeInstances","iam:PutRolePolicy"],"Resource":"*"}"#,
      "hand out access to all identities and policies; read all machines and networks"
    ),
    (
      #"{"Effect":"Allow","Action":"sqs:SendMessage","Resource":["arn:aws:sqs:r:1:a","#
        + #""arn:aws:sqs:r:1:b","arn:aws:sqs:r:1:c","arn:aws:sqs:r:1:d","arn:aws:sqs:r:1:e"]}"#,
      "write queues a, b, c and 2 more"
    ),
    (
      #"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},"#
        + #"{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/raw/*"}"#,
      "read objects in bucket b; except what it denies"
    ),
    (
      #"{"Effect":"Allow","Action":["a:GetX","b:GetX","c:GetX","d:GetX","e:GetX","f:GetX","g:Put"],"Resource":"*"}"#,
      "write all g resources; read all a resources; read all b resources; read all c resources; "
        + "read all d resources; and 2 more kinds of things"
    ),
    ("", "nothing"),
  ]

  @Test(arguments: sentences) func `a policy is said in plain words`(
    statements: String,
    words: String
  ) throws {
    #expect(try Policies.analysis(statements).words == words)
  }

  @Test func `a long name does not make a long sentence`() throws {
    let name = String(repeating: "n", count: 5_000)
    let analysis = try Policies.allow(#""sqs:SendMessage""#, on: "\"arn:aws:sqs:r:1:\(name)\"")
    #expect(analysis.words.count < 100)
  }
}
