import CNcurses
import Glibc
package import TerminalUI

extension Terminal {
  /// Stops the program as `^Z` does in a shell, and takes the terminal again when it goes on.
  package mutating func suspend() {
    leave()
    gt_stop_group()
    enter()
  }

  /// Gives the terminal back for as long as another program needs it.
  package mutating func leave() {
    Self.write(Self.modesOff(isMouseOn: isMouseOn, isTitled: isTitled, profile), to: output)
    isTitled = false
    gt_leave(screen)
  }

  /// Takes the terminal again, whoever had it meanwhile; the next `show` sends everything.
  package mutating func enter() {
    gt_retake(screen)
    shown = nil
    if profile.takesControlStrings { Self.write(ControlStrings.pasteOn, to: output) }
    if isMouseOn { Self.write(ControlStrings.mouseOn, to: output) }
    guardAgainstCrash()
  }

  /// Clicks and the wheel; while on, the terminal's own selecting of text needs Shift.
  package mutating func setMouse(_ isOn: Bool) {
    guard isOn != isMouseOn else { return }
    isMouseOn = isOn
    Self.write(isOn ? ControlStrings.mouseOn : ControlStrings.mouseOff, to: output)
  }

  package func bell() { Self.write(ControlStrings.bell, to: output) }

  /// Names the window until the terminal is given back.
  package mutating func setTitle(_ title: String) {
    guard profile.takesControlStrings else { return }
    if !isTitled { Self.write(ControlStrings.keepTitle, to: output) }
    isTitled = true
    Self.write(ControlStrings.title(title, asciiOnly: profile.usesASCII), to: output)
  }

  /// Puts a text into the clipboard; false when that cannot be, so that the caller shows the text.
  ///
  /// Terminals do not say whether they took it: true means that it was sent.
  package func copyToClipboard(_ text: String) -> Bool {
    guard profile.takesControlStrings,
      let bytes = ControlStrings.clipboard(text, within: profile.multiplexer)
    else { return false }
    Self.write(bytes, to: output)
    return true
  }

  /// Takes the terminal's size as it is now, and returns it if it changed.
  @discardableResult
  package mutating func adoptSize() -> Size? {
    var height: Int32 = 0
    var width: Int32 = 0
    guard gt_window_size(output, &height, &width) else { return nil }
    gt_resize(screen, height, width)
    let now = Size(width: Int(width), height: Int(height))
    guard now != size else { return nil }
    size = now
    shown = nil
    return now
  }

  static func modesOff(isMouseOn: Bool, isTitled: Bool, _ profile: TerminalProfile) -> [UInt8] {
    (isMouseOn ? ControlStrings.mouseOff : [])
      + (isTitled ? ControlStrings.titleBack : [])
      + (profile.takesControlStrings ? ControlStrings.pasteOff : [])
  }

  private func guardAgainstCrash() {
    var fromTerminfo: [CChar] = Array(repeating: 0, count: 256)
    let count = gt_farewell(screen, &fromTerminfo, fromTerminfo.count)
    let modes = Self.modesOff(isMouseOn: true, isTitled: false, profile)
    let farewell = modes.map { CChar(bitPattern: $0) } + fromTerminfo.prefix(count)
    gt_guard_install(output, farewell, farewell.count)
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        // A terminal that is gone; the loop learns of it when it reads.
        return
      }
    }
  }

  /// Takes the character set that the environment asks for, and says whether it is UTF-8.
  static func adoptLocale(of environment: [String: String]) -> Bool {
    let wanted =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? "C"
    if !gt_set_character_locale(wanted) {
      // Over SSH comes the name of a locale that this host does not have; its character set counts.
      let isUTF8 = wanted.uppercased().contains("UTF-8") || wanted.uppercased().contains("UTF8")
      _ = gt_set_character_locale(isUTF8 ? "C.UTF-8" : "C")
    }
    return gt_locale_is_utf8()
  }

  /// What terminfo knows of a terminal, for the profile.
  static func facts(of entry: String, on descriptor: Int32) -> TerminalFacts? {
    var facts = gt_facts()
    guard gt_look_up(entry, descriptor, &facts) else { return nil }
    return TerminalFacts(
      colours: Int(facts.colours),
      placesCursor: facts.addressable,
      takesControlStrings: facts.xterm_like
    )
  }

  static func knownKeys(of screen: OpaquePointer) -> [[UInt8]: Key] {
    KeySequences.capabilities.reduce(into: [:]) { keys, known in
      guard let bytes = gt_key_bytes(screen, known.name) else { return }
      keys[Array(String(cString: bytes).utf8)] = known.key
    }
  }
}
