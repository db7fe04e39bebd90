// Lists the requests that wait for a decision, and approves one of them as a person would.
//
//     swift run approve DATABASE HANDLE [REQUEST]
//
// It uses what any other program of an organisation may use: the public API of `Governance` and
// `GovernanceStore`. There is no other door: the rules decide here as they do in the dashboard.
import Foundation
import Governance
import GovernanceStore

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  print("usage: approve DATABASE HANDLE [REQUEST]")
  exit(2)
}
// The store knows no clock: whoever opens it brings one.
let clock: @Sendable () -> Instant = {
  Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
}
let user = NSUserName()
let origin = Origin(channel: .library, osUser: user, host: ProcessInfo.processInfo.hostName)
let person = Operator(osUser: user, claimedHandle: arguments[1], origin: origin)

do {
  let store = try await Store.open(path: arguments[0], options: StoreOptions(clock: clock))
  let pending = ListQuery(.requests, filter: "state:pending")
  let waiting = try await store.requests(pending, as: person).rows
  for row in waiting { print(row.id, row.requesterHandle, row.beneficiaryName) }

  guard arguments.count > 2 else { exit(0) }
  guard let row = waiting.first(where: { $0.id == arguments[2] }) else {
    print("`\(arguments[2])` is not among them")
    exit(1)
  }
  // The version that was looked at: if somebody is faster, the store refuses and says who.
  let decision = Decision(request: row.request.id, seenVersion: row.request.version)
  let receipt = try await store.perform([.approve(decision)], as: person)
  print("approved as #\(receipt.entries.first?.sequence ?? 0) · root \(receipt.root)")
} catch let refusal as Refusal {
  print(refusal.message, refusal.next ?? "", separator: "\n")
  exit(1)
} catch let error as StoreError {
  print(error.message)
  exit(4)
}
