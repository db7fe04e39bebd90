/// Reminders and levels in an order in which each of them can come.
extension Rules {
  var deadlineProblems: [RulesProblem] { noticeProblems + levelProblems }

  private var noticeProblems: [RulesProblem] {
    deadlines.notices.enumerated().compactMap { place, notice in
      let path = "deadlines/notices/\(place)/before"
      if notice.before < .minutes(1) { return .init(path, "at least a minute") }
      guard place > 0, case let earlier = deadlines.notices[place - 1].before,
        notice.before >= earlier
      else { return nil }
      return .init(path, "the longest first: \(earlier.written) stands before it")
    }
  }

  private var levelProblems: [RulesProblem] {
    deadlines.levels.enumerated().flatMap { place, level -> [RulesProblem] in
      let (path, earlier) = ("deadlines/levels/\(place)", deadlines.levels.prefix(place))
      var found: [RulesProblem] = []
      if earlier.contains(where: { $0.tell == level.tell }) {
        found.append(.init("\(path)/tell", "\(level.tell.rawValue) is told already"))
      }
      if level.after < .zero {
        found.append(.init("\(path)/after", "after the deadline; a notice comes before it"))
      } else if let last = earlier.last?.after, level.after <= last {
        found.append(.init("\(path)/after", "later than the level before it, at \(last.written)"))
      }
      return found
    }
  }
}
