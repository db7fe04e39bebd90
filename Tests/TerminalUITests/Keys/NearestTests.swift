import TerminalUI
import Testing

struct NearestTests {
  @Test(arguments: [
    ("enviroment", "environment"), ("stat", "state"), ("Sate", "state"), ("ownre", "owner"),
    ("owner", "owner"), ("xyzzy", nil), ("", nil), ("env", "ent"),
  ])
  func `the closest word within two changes is meant`(typed: String, meant: String?) {
    #expect(Nearest.word(to: typed, among: ["environment", "state", "owner", "ent"]) == meant)
  }
}
