import TerminalUI
import Testing

@Suite struct MixedScriptsTests {
  @Test(arguments: [
    "аdmin", "pаypal", "αdmin", "adminо", "prod-сору", "prod_сору", "ml-dеploy", "adm\u{200B}іn",
    "Ꭺdmin", "ａdmin", "𝐚dmin", "aդmin", "x\u{301}ж", "svc1-роль2", "アprodж",
  ])
  func `a word of letters from scripts that deceive together is flagged`(text: String) {
    #expect(SafeText(text).hasMixedScripts)
  }

  @Test(arguments: [
    "admin", "Zoë", "Жанна и Ada", "Ada Жанна", "отдел продаж: prod", "東京tower", "カタカナkana漢字",
    "한국corp", "ㄅㄆ漢字abc", "µTorrent", "e\u{301}te", "a1-b2_c3", "naïve", "Ω mega",
    "роль/admin", "роль.admin", "שלום hello", "αβγ", "日本 роль", "١٢٣ abc", "",
  ])
  func `words of one script, and those that are written together everywhere, are not`(
    text: String
  ) {
    #expect(!SafeText(text).hasMixedScripts)
  }
}
