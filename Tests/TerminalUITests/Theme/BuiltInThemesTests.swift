import TerminalUI
import Testing

@Suite struct BuiltInThemesTests {
  @Test func `each theme file has its built-in theme and each built-in theme its file`() throws {
    let files = try ThemeFile.all().map(\.name)
    #expect(files.sorted() == Theme.builtIn.map(\.name).sorted())
  }

  @Test func `a built-in theme is what its file says`() throws {
    for file in try ThemeFile.all() {
      #expect(try Theme(name: file.name, entries: file.entries) == Theme.builtIn(named: file.name))
    }
  }

  @Test func `the first theme is the terminal's own and declares no colour beyond its sixteen`() {
    #expect(Theme.builtIn.first == .terminal)
    #expect(Theme.terminal.background == .standard)
    for role in Role.allCases {
      switch Theme.terminal[role].color.trueColor {
      case .standard: break
      case .palette(let index): #expect(index < 16)
      case .rgb: Issue.record("\(role) has a colour of its own")
      }
    }
  }

  @Test func `mono has no colour at any depth`() {
    for role in Role.allCases { #expect(Theme.mono[role].color == .standard) }
    #expect(Theme.mono.selection == .reverse)
  }

  @Test(arguments: Role.allCases)
  func `mono looks as every theme does where there are no colours`(role: Role) {
    let mono = Theme.mono.resolve(Style(role), at: .trueColor)
    for theme in Theme.builtIn { #expect(theme.resolve(Style(role), at: .mono) == mono) }
  }

  @Test(arguments: Theme.builtIn)
  func `every theme has a line about itself`(theme: Theme) {
    #expect(!theme.summary.isEmpty)
    #expect(DisplayWidth.of(theme.summary) <= 60)
  }

  @Test func `an unknown name is no theme`() {
    #expect(Theme.builtIn(named: "midnite") == nil)
  }
}

extension Theme: CustomTestStringConvertible {
  /// The name alone: a failing case need not print every colour.
  public var testDescription: String { name }
}
