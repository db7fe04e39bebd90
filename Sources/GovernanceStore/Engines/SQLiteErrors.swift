import CSQLite
import GRDB
import Glibc

extension StoreError {
  /// By code, never by wording; of a constraint, the name that its message ends with.
  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error)
    case is CancellationError: self = .io(code: Int(SQLITE_INTERRUPT), detail: "interrupted")
    default: self = .io(code: Int(SQLITE_ERROR), detail: "no further detail")
    }
  }

  /// The same, where the connection can still be asked what the system said.
  init(_ error: any Error, on database: Database) {
    self.init(error)
    guard case .io = self, let handle = database.sqliteConnection else { return }
    // A quota and a limit on files are a full disk to whoever waits for an answer.
    if [ENOSPC, EDQUOT, EFBIG].contains(csqlite_errno(handle)) { self = .full }
  }

  private init(_ error: DatabaseError) {
    let detail = error.message ?? "no further detail"
    switch error.resultCode.rawValue {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .locked
    case SQLITE_FULL: self = .full
    case SQLITE_IOERR where error.extendedResultCode.rawValue == Self.noRoomForIndex: self = .full
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(detail)
    case SQLITE_CONSTRAINT:
      self = .constraint(name: Self.constraintName(detail))
    default: self = .io(code: Int(error.extendedResultCode.rawValue), detail: detail)
    }
  }

  /// SQLITE_IOERR_SHMSIZE: the log's index, 32 kB beside the database, found no room.
  private static let noRoomForIndex = SQLITE_IOERR | 19 << 8

  /// `CHECK constraint failed: grant_end_after_start` names the rule after the last colon.
  private static func constraintName(_ detail: String) -> String {
    guard let colon = detail.lastIndex(of: ":") else { return detail }
    return String(detail[detail.index(after: colon)...].drop { $0 == " " })
  }
}
