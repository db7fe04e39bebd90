/// What an action of S3 is checked on.
enum S3ResourceKind {
  case bucket, object

  /// `nil` for a pattern, and for an action of which it is not known.
  init?(_ action: ActionPattern) {
    guard action.isLiteral, action.serviceName == "s3" else { return nil }
    switch action.actionText {
    case "listbucket", "listbucketversions", "listbucketmultipartuploads", "getbucketlocation",
      "getbucketpolicy", "putbucketpolicy", "deletebucket", "getbucketacl", "putbucketacl":
      self = .bucket
    case "getobject", "putobject", "deleteobject", "getobjectversion", "deleteobjectversion",
      "getobjectacl", "putobjectacl", "getobjecttagging", "putobjecttagging",
      "abortmultipartupload", "listmultipartuploadparts", "restoreobject":
      self = .object
    default: return nil
    }
  }

  var words: String { self == .bucket ? "the bucket" : "the objects of a bucket" }
}
