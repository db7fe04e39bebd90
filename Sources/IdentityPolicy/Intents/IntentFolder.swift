import Documents
import Governance

/// The intents, overlays and targets of several files, sorted by what they are.
package struct IntentFolder: Sendable {
  /// One document of ours, with the name of its file.
  struct Source: Sendable {
    let file: String
    let document: Document
  }

  /// A problem with the file that it is in.
  package struct Problem: Sendable {
    package let file: String
    package let problem: IntentProblem

    package var isError: Bool { problem.severity == .error }

    /// One line: `intents/a.yaml: line 3, column 5: …`.
    package var sentence: String { "\(file): \(problem.sentence)" }
  }

  private(set) var bases: [Source] = []
  private(set) var overlays: [Source] = []
  private(set) var targets: [Source] = []
  package private(set) var problems: [Problem] = []
  /// Documents of other kinds, such as manifests of a cluster.
  package private(set) var skipped = 0

  package init() {}

  /// Takes the documents of one file, given as YAML or JSON.
  package mutating func add(_ bytes: [UInt8], file: String) {
    do throws(JSONError) {
      var reader = try YAMLReader(bytes)
      while let document = try reader.next() { sort(document, file) }
    } catch {
      problems.append(Problem(file: file, problem: IntentProblem(error)))
    }
  }

  /// A file that could not be read at all.
  package mutating func addUnreadable(file: String, _ why: String) {
    let place = Position(line: 1, column: 1)
    problems.append(Problem(file: file, problem: IntentProblem(at: place, path: "$", why)))
  }

  private mutating func sort(_ document: Document, _ file: String) {
    let source = Source(file: file, document: document)
    guard case .string(let version)? = document["apiVersion"]?.value,
      case .string(let kind)? = document["kind"]?.value
    else {
      guard !isForeign(document) else {
        skipped += 1
        return
      }
      refuse(source, "here belongs a document with `apiVersion` and `kind`, found \(document.kind)")
      return
    }
    guard version.hasPrefix("govtop.dev/") else {
      skipped += 1
      return
    }
    switch kind {
    case Intent.kind: bases.append(source)
    case IntentOverlay.kind: overlays.append(source)
    case CompileSettings.kind: targets.append(source)
    default:
      let known = [Intent.kind, IntentOverlay.kind, CompileSettings.kind]
      refuse(source, "`\(kind)` is no kind of ours" + IntentFields.hint(kind, known))
    }
  }

  /// Whether it has none of the fields of an intent: a policy, or whatever else lies beside them.
  private func isForeign(_ document: Document) -> Bool {
    guard case .object(let members) = document.value else { return false }
    return !members.contains { ["apiVersion", "kind", "metadata", "spec"].contains($0.key) }
  }

  private mutating func refuse(_ source: Source, _ message: String) {
    let problem = IntentProblem(at: source.document.position, path: "$", message)
    problems.append(Problem(file: source.file, problem: problem))
  }
}

extension IntentFolder {
  /// What a folder means in one environment.
  package struct Resolved: Sendable {
    package var intents: [Intent] = []
    /// The file of each intent by its name.
    package var files: [String: String] = [:]
    package var settings = CompileSettings()
    package var problems: [Problem] = []

    /// Compiles every intent; one that no policy can hold is noted, and the others go on.
    package mutating func compiled() -> [CompiledIntent] {
      var done: [CompiledIntent] = []
      for intent in intents {
        do throws(CompileFailure) {
          done.append(try intent.compiled(settings))
        } catch {
          let place = Position(line: 1, column: 1)
          let problem = IntentProblem(at: place, path: "$.spec", error.message)
          problems.append(Problem(file: files[intent.name] ?? intent.name, problem: problem))
        }
      }
      return done
    }

    mutating func note(_ source: Source, _ problems: [IntentProblem]) {
      self.problems += problems.map { Problem(file: source.file, problem: $0) }
    }
  }

  /// Every intent as it holds in an environment; those with errors are left out and told.
  package func resolved(for environment: IntentEnvironment) -> Resolved {
    var resolved = Resolved(problems: problems)
    readSettings(environment, &resolved)
    let overlays = readOverlays(environment, &resolved)
    var names: [String: String] = [:]
    var used: Set<String> = []
    for source in bases {
      let document = source.document.substituting(environment)
      do throws(JSONError) {
        let base = try Intent(document)
        guard names.updateValue(source.file, forKey: base.name) == nil else {
          resolved.note(
            source,
            [document.problem(at: "/metadata/name", "`\(base.name)` is declared twice")]
          )
          continue
        }
        used.insert(base.name)
        let own = overlays.filter { $0.1.extends == base.name }
        resolve(base, document, source, own, environment, &resolved)
      } catch {
        resolved.note(source, [IntentProblem(error)])
        if let name = source.document.value(at: "/metadata/name"),
          case .string(let text) = name.value
        {
          used.insert(text)
        }
      }
    }
    for (source, overlay) in overlays where !used.contains(overlay.extends) {
      let words =
        "no intent here is called `\(overlay.extends)`"
        + IntentFields.hint(overlay.extends, names.keys.sorted())
      resolved.note(source, [overlay.document.problem(at: "/spec/extends", words)])
    }
    resolved.intents.sort { $0.name < $1.name }
    return resolved
  }

  private func resolve(
    _ base: Intent,
    _ document: Document,
    _ source: Source,
    _ overlays: [(Source, IntentOverlay)],
    _ environment: IntentEnvironment,
    _ resolved: inout Resolved
  ) {
    guard base.environment == .base || base.environment == environment else { return }
    var intent = base
    intent.environment = environment
    var found: [IntentProblem] = []
    for (place, overlay) in overlays.enumerated() {
      if place > 0 {
        let words = "a second overlay of `\(base.name)` for \(environment.rawValue): merge the two"
        resolved.note(overlay.0, [overlay.1.document.problem(at: "/spec/extends", words)])
        found.append(overlay.1.document.problem(at: "", words))
      }
      let (narrowed, loosenings) = intent.narrowed(by: overlay.1)
      intent = narrowed
      let problems = loosenings.map { $0.problem(in: overlay.1.document) }
      resolved.note(overlay.0, problems)
      found += problems
    }
    let own = intent.problems(in: document)
    resolved.note(source, own)
    guard !(found + own).contains(where: { $0.severity == .error }) else { return }
    resolved.intents.append(intent)
    resolved.files[intent.name] = source.file
  }

  private func readSettings(_ environment: IntentEnvironment, _ resolved: inout Resolved) {
    for (index, source) in targets.enumerated() {
      guard index == 0 else {
        resolved.note(source, [source.document.problem(at: "", "the targets are declared twice")])
        continue
      }
      do throws(JSONError) {
        resolved.settings = try CompileSettings(source.document.substituting(environment))
      } catch {
        resolved.note(source, [IntentProblem(error)])
      }
    }
  }

  private func readOverlays(
    _ environment: IntentEnvironment,
    _ resolved: inout Resolved
  ) -> [(Source, IntentOverlay)] {
    var read: [(Source, IntentOverlay)] = []
    for source in overlays {
      do throws(JSONError) {
        let overlay = try IntentOverlay(source.document.substituting(environment))
        if overlay.environment == environment { read.append((source, overlay)) }
      } catch {
        resolved.note(source, [IntentProblem(error)])
      }
    }
    return read
  }
}
