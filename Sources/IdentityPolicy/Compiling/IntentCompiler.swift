import Documents

/// One file of the output.
package struct CompiledFile: Hashable, Sendable {
  package let name: String
  package let text: String
}

/// All that follows from one intent in one environment.
package struct CompiledIntent: Sendable {
  package let intent: Intent
  package let files: [CompiledFile]
  package let report: CompileReport

  package func text(of name: String) -> String? { files.first { $0.name == name }?.text }
}

/// What the compilers of all targets share.
struct CompileContext {
  let intent: Intent
  let settings: CompileSettings
  let bundle: String

  init(_ intent: Intent, _ settings: CompileSettings) {
    self.intent = intent
    self.settings = settings
    bundle = settings.bundle ?? Self.bundle(of: intent)
  }

  /// Without a version the content names itself.
  private static func bundle(of intent: Intent) -> String {
    "sha256-" + Digest.sha256(of: intent.outline.compactJSON).hex.prefix(12)
  }

  func allows(at provider: Provider) -> [IntentAllow] {
    intent.allow.filter { $0.concerns(provider) }
  }
}

extension Intent {
  /// The policies of every target that it concerns; the same for the same intent, byte by byte.
  ///
  /// - Throws: `CompileFailure` where no policy of a provider can hold what is declared.
  package func compiled(
    _ settings: CompileSettings = CompileSettings()
  ) throws(CompileFailure) -> CompiledIntent {
    let context = CompileContext(self, settings)
    var files: [CompiledFile] = []
    var targets: [CompileReport.Target] = []
    if allow.contains(where: { $0.concerns(.aws) }) {
      let compiler = AWSCompiler(context)
      files += try compiler.files()
      targets.append(compiler.report())
    }
    if allow.contains(where: { $0.concerns(.azure) }) {
      let compiler = AzureCompiler(context)
      files.append(CompiledFile(name: "azure.json", text: compiler.tree.json))
      targets.append(compiler.report())
    }
    if allow.contains(where: { $0.concerns(.gcp) }) {
      let compiler = GCPCompiler(context)
      files.append(CompiledFile(name: "gcp.json", text: compiler.tree.json))
      targets.append(compiler.report())
    }
    let cluster = KubernetesCompiler(context)
    files += cluster.files() + AdmissionRule(context).files()
    targets.append(cluster.report())
    let report = CompileReport(
      workload: name,
      environment: environment.rawValue,
      bundle: context.bundle,
      targets: targets
    )
    files.append(CompiledFile(name: "compile-report.json", text: report.tree.json))
    return CompiledIntent(intent: self, files: files, report: report)
  }
}

/// Why an intent that is sound in itself has no policy at a provider.
package struct CompileFailure: Error, Hashable, Sendable {
  package let message: String
}
