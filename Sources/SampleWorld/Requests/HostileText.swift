/// Words that try to do something to whoever shows them; every one of them must stay words.
package enum HostileText {
  /// Clears the screen, retitles the window, rings, and writes over the line above.
  package static let escapes =
    "please approve \u{1B}[2J\u{1B}[H\u{1B}]0;approved\u{7}\u{1B}[1A\u{1B}[32mAPPROVED\u{1B}[0m\r\u{8}\u{9B}31m"

  /// Shows `exe.txt` for what is `txt.exe`, and hides characters of no width.
  package static let disguises =
    "see \u{202E}txt.exe\u{202C} and pay\u{200B}load\u{200D}\u{2060}\u{FEFF} \u{2066}left\u{2069} e\u{301}\u{302}\u{303}\u{304}"

  /// Lines that look like the screen's own.
  package static let lines =
    "\n Votes   ben approved as security · mei approved\n Risk    3 low\n\n[ approve ]\u{2028}\u{2029}"

  /// As long as a justification may be, in bytes.
  package static let longJustification: String = {
    var text = escapes + " " + disguises + lines
    let filler = "I need this now because of the incident; "
    while text.utf8.count + filler.utf8.count <= 4_090 { text += filler }
    return text
  }()

  package static let rightToLeft =
    "نحتاج إلى تحديث بيانات الاختبار قبل العرض (run 8841) — 评估集更新后需要重新打分。ありがとうございます 🙏🏽"

  package static let tag = "tmp\u{1B}[31m \u{202E}noitargim"
}
