import Connectors
import Foundation
import Governance
import Testing

/// Damaged input must yield facts or a problem, and never a crash or an endless run.
struct MutationTests {
  /// `MUTATION_SEED` repeats a run, `MUTATION_ROUNDS` makes it longer.
  private static let seed =
    ProcessInfo.processInfo.environment["MUTATION_SEED"].flatMap { UInt64($0) }
    ?? UInt64.random(in: 0...999_999)
  private static let rounds =
    ProcessInfo.processInfo.environment["MUTATION_ROUNDS"].flatMap { Int($0) } ?? 6

  @Test(arguments: SourceKind.allCases)
  func `damaged input is read or refused with its file and place`(kind: SourceKind) throws {
    // Printed before anything can go wrong: after a crash it is all there is.
    print("mutations of \(kind.rawValue) with MUTATION_SEED=\(Self.seed)")
    var random = SeededRandom(seed: Self.seed)
    for folder in CaseFolder.all where folder.kind == kind {
      let files = try folder.files().filter { $0.bytes.count < 40_000 }
      for _ in 0..<Self.rounds {
        let damaged = files.map { Self.damage($0, using: &random) }
        let options = folder.options()
        do throws(InputProblem) {
          _ = try RecordingSink.reading(damaged, as: kind, options)
        } catch {
          let comment = Comment("\(folder.testDescription), seed \(Self.seed): \(error.sentence)")
          #expect(!error.message.isEmpty, comment)
          #expect(files.contains { error.file.contains($0.name) }, comment)
          #expect(!error.message.contains { $0.isNewline || $0 == "\u{1B}" }, comment)
          #expect(error.message.utf8.count < 1_500, comment)
        }
      }
    }
  }

  private static func damage(
    _ file: SourceFile,
    using random: inout SeededRandom
  ) -> SourceFile {
    var file = file
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let mutation = Mutation.allCases.randomElement(using: &random) ?? .cutOff
      file.bytes = mutation.apply(to: file.bytes, using: &random)
    }
    return file
  }
}
