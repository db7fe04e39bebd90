import CNcurses

/// The program's own code in memory.
package enum ProgramCode {
  /// Gives its pages back; what runs again comes again from the system's cache.
  ///
  /// More than half of what is resident after a start is code that is not run again.
  package static func giveBack() { gt_give_back_code() }
}
