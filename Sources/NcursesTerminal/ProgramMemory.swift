import CNcurses

/// The program's own code and heap in memory.
package enum ProgramMemory {
  /// Keeps all threads to one heap; to be said before there are others.
  package static func keepOneHeap() { gt_keep_one_heap() }

  /// Gives back the pages of code, and what lies free in the heap.
  ///
  /// What runs again comes again from the system's cache; more than half of what is resident after a
  /// start is code that is not run again.
  package static func giveBack() {
    gt_give_back_heap()
    gt_give_back_code()
  }
}
