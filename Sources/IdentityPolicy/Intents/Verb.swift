/// What can be done, in words that no provider owns: a closed list.
package enum Verb: String, CaseIterable, Sendable {
  case objectRead = "object.read"
  case objectList = "object.list"
  case objectCreate = "object.create"
  case objectOverwrite = "object.overwrite"
  case objectDelete = "object.delete"
  case objectShare = "object.share"
  case secretRead = "secret.read"
  case secretRotate = "secret.rotate"
  case keyEncrypt = "key.encrypt"
  case keyDecrypt = "key.decrypt"
  case queueSend = "queue.send"
  case queueReceive = "queue.receive"
  case tableRead = "table.read"
  case tableWrite = "table.write"
  case registryPull = "registry.pull"
  case registryPush = "registry.push"
  case modelInvoke = "model.invoke"
  case modelRegister = "model.register"
  case modelApprove = "model.approve"
  case modelDeploy = "model.deploy"
  case jobStart = "job.start"
  case jobStop = "job.stop"
  case jobInspect = "job.inspect"
  case logWrite = "log.write"
  case identityPass = "identity.pass"
  case identityAssume = "identity.assume"
  case identityAdmin = "identity.admin"

  /// What it acts on: `object`, `secret`, `identity`.
  package var family: String { String(rawValue.prefix { $0 != "." }) }

  /// Whether who holds it needs an end date, whatever it is held on; see `IntentAllow.isElevated`.
  package var isElevated: Bool {
    family == "identity" || rawValue.hasSuffix(".delete") || rawValue.hasSuffix(".share")
  }
}

extension IntentAllow {
  /// Derived, never declared: identities, deleting, sharing, decrypting restricted data, any
  /// wildcard of a provider.
  package func isElevated(on data: Classification) -> Bool {
    switch scope {
    case .neutral(let verbs, _):
      verbs.contains { $0.isElevated || $0 == .keyDecrypt && data == .restricted }
    case .provider(_, let actions, let resources):
      (actions + resources).contains { $0.contains("*") || $0.contains("?") }
    }
  }
}
