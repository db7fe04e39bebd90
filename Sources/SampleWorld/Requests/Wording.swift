/// What people write when they ask, refuse and wonder.
enum Wording {
  static let reasons = [
    "retrain after the label fix, see the run in the ticket",
    "on call this week, the scoring queue keeps stalling",
    "compare the shadow model with the one that serves",
    "backfill two days that the loader skipped",
    "customer escalation: wrong scores since the morning",
    "roll the endpoint back if the canary is bad",
    "look at the errors of the last deployment",
    "publish the reviewed model package",
    "rotate the key that the scanner reported",
    "check which rows the export left out",
    "evaluation run for the quarterly review",
    "the notebook lost its session, continue from the checkpoint",
    "measure latency with the larger instance",
    "copy labels for the new annotators",
    "clean up endpoints that nobody calls",
    "verify the fix on real traffic, read only",
    "prepare the audit sample that finance asked for",
    "rebuild the feature table after the schema change",
    "train with the restricted columns removed",
    "debug a node that does not drain",
    "move the queue to the new region",
    "weekly export for the partner, approved by legal",
    "reproduce the drift alert of last night",
    "replace the certificate before it ends",
    "load test before the sale",
  ]

  static let denials = [
    "ask for the read-only right instead", "the ticket is closed",
    "this belongs to the release pipeline, not to a person",
    "too broad for what you describe", "wait for the review of the data set",
    "your last one is still open",
  ]

  static let questions = [
    ("which rows do you need?", "only those of the last week"),
    ("is this for the incident or for the sprint?", "for the incident, it is in the ticket"),
    ("can the pipeline do it?", "not before the fix is merged"),
    ("who else works on it?", "kai and I, one after the other"),
    ("would the staging copy do?", "no, the errors only show with real traffic"),
  ]

  static let ticketPrefixes = [
    "platform": "PLAT", "security": "SEC", "ml-fraud": "FRAUD", "ml-ranking": "RANK",
    "data": "DATA", "mlops": "MLOPS",
  ]
}
