/// The themes of `Themes/*.yaml` as values, so that a copied binary has them; a test keeps both alike.
extension Theme {
  package static let builtIn: [Theme] = [
    .terminal, .midnight, .daylight, .highContrast, .colourBlind, .mono, .print, .solarizedDark,
    .nord,
  ]

  /// The built-in theme of a name.
  package static func builtIn(named name: String) -> Theme? {
    builtIn.first { $0.name == name }
  }

  /// The terminal's own colours.
  package static let terminal = Theme(
    name: "terminal",
    summary: "the terminal's own colours",
    background: .standard,
    selection: .reverse,
    inks: [
      .text: Ink(.standard),
      .muted: Ink(.standard, .dim),
      .accent: Ink(ColorSpec(.brightBlue)),
      .ok: Ink(ColorSpec(.green)),
      .warn: Ink(ColorSpec(.magenta)),
      .danger: Ink(ColorSpec(.red), .bold),
      .info: Ink(.standard),
      .border: Ink(.standard, .dim),
      .title: Ink(.standard, .bold),
      .chart1: Ink(ColorSpec(.brightBlue)),
      .chart2: Ink(ColorSpec(.magenta)),
      .chart3: Ink(ColorSpec(.green)),
      .chart4: Ink(ColorSpec(.red)),
      .chart5: Ink(.standard),
      .chart6: Ink(ColorSpec(.brightBlack)),
    ]
  )

  /// Soft colours on deep blue.
  package static let midnight = Theme(
    name: "midnight",
    summary: "soft colours on deep blue",
    background: ColorSpec(0x0B1020, 233, .black),
    selection: .ground(
      trueColor: Color(hex: 0x1F2F56),
      twoFiftySix: .palette(236)
    ),
    inks: [
      .text: Ink(ColorSpec(0xD8DEEC, 253, .white)),
      .muted: Ink(ColorSpec(0x8C98B6, 146, .brightBlack)),
      .accent: Ink(ColorSpec(0x7CC4FF, 117, .cyan)),
      .ok: Ink(ColorSpec(0x7FD6A0, 115, .green)),
      .warn: Ink(ColorSpec(0xF2C76A, 222, .yellow)),
      .danger: Ink(ColorSpec(0xFF8A8A, 210, .brightRed), .bold),
      .info: Ink(ColorSpec(0x9AB4FF, 111, .brightBlue)),
      .border: Ink(ColorSpec(0x6F7BA0, 103, .brightBlack)),
      .title: Ink(ColorSpec(0xFFFFFF, 231, .brightWhite), .bold),
      .chart1: Ink(ColorSpec(0x7CC4FF, 117, .cyan)),
      .chart2: Ink(ColorSpec(0xF2C76A, 222, .yellow)),
      .chart3: Ink(ColorSpec(0xD49BF0, 183, .magenta)),
      .chart4: Ink(ColorSpec(0x7FD6A0, 115, .green)),
      .chart5: Ink(ColorSpec(0xFF9E64, 215, .brightBlue)),
      .chart6: Ink(ColorSpec(0xFF8A8A, 210, .brightRed)),
    ]
  )

  /// Dark ink on warm white.
  package static let daylight = Theme(
    name: "daylight",
    summary: "dark ink on warm white",
    background: ColorSpec(0xFBFAF6, 231, .brightWhite),
    selection: .ground(
      trueColor: Color(hex: 0xD9E4F5),
      twoFiftySix: .palette(189)
    ),
    inks: [
      .text: Ink(ColorSpec(0x24272E, 235, .black)),
      .muted: Ink(ColorSpec(0x5D6470, 59, .brightBlack)),
      .accent: Ink(ColorSpec(0x0B5FB0, 25, .blue)),
      .ok: Ink(ColorSpec(0x187432, 22, .green)),
      .warn: Ink(ColorSpec(0x8A5A00, 58, .magenta)),
      .danger: Ink(ColorSpec(0xC01C28, 124, .red), .bold),
      .info: Ink(ColorSpec(0x3D55C2, 54, .blue)),
      .border: Ink(ColorSpec(0x7B818C, 243, .brightBlack)),
      .title: Ink(ColorSpec(0x000000, 16, .black), .bold),
      .chart1: Ink(ColorSpec(0x0B5FB0, 25, .blue)),
      .chart2: Ink(ColorSpec(0xB35900, 130, .red)),
      .chart3: Ink(ColorSpec(0x8738B3, 54, .magenta)),
      .chart4: Ink(ColorSpec(0x1A7F37, 22, .green)),
      .chart5: Ink(ColorSpec(0x0A7D8C, 30, .cyan)),
      .chart6: Ink(ColorSpec(0xC01C28, 124, .brightBlack)),
    ]
  )

  /// Pure colours on black, at least 7 to 1.
  package static let highContrast = Theme(
    name: "high-contrast",
    summary: "pure colours on black, at least 7 to 1",
    background: ColorSpec(0x000000, 16, .black),
    selection: .reverse,
    inks: [
      .text: Ink(ColorSpec(0xFFFFFF, 231, .brightWhite)),
      .muted: Ink(ColorSpec(0xD0D0D0, 252, .white)),
      .accent: Ink(ColorSpec(0x00E5FF, 45, .brightCyan)),
      .ok: Ink(ColorSpec(0x5CFF5C, 83, .brightGreen)),
      .warn: Ink(ColorSpec(0xFFE600, 220, .brightYellow), .bold),
      .danger: Ink(ColorSpec(0xFF9B9B, 217, .brightRed), .bold),
      .info: Ink(ColorSpec(0xA8C8FF, 153, .brightCyan)),
      .border: Ink(ColorSpec(0xBCBCBC, 250, .white)),
      .title: Ink(ColorSpec(0xFFFFFF, 231, .brightWhite), .bold),
      .chart1: Ink(ColorSpec(0x00E5FF, 45, .brightCyan)),
      .chart2: Ink(ColorSpec(0xFFE600, 220, .brightYellow)),
      .chart3: Ink(ColorSpec(0xFF9BFF, 213, .brightMagenta)),
      .chart4: Ink(ColorSpec(0x5CFF5C, 83, .brightGreen)),
      .chart5: Ink(ColorSpec(0xFFB060, 215, .white)),
      .chart6: Ink(ColorSpec(0xFF9B9B, 217, .brightRed)),
    ]
  )

  /// Colours of Okabe and Ito on black, at least 7 to 1.
  package static let colourBlind = Theme(
    name: "colour-blind",
    summary: "colours of Okabe and Ito on black, at least 7 to 1",
    background: ColorSpec(0x000000, 16, .black),
    selection: .ground(
      trueColor: Color(hex: 0x26263A),
      twoFiftySix: .palette(235)
    ),
    inks: [
      .text: Ink(ColorSpec(0xF2F2F2, 255, .white)),
      .muted: Ink(ColorSpec(0xC8C8C8, 251, .white)),
      .accent: Ink(ColorSpec(0xE6A8CA, 218, .brightMagenta)),
      .ok: Ink(ColorSpec(0x6ABDEC, 117, .brightCyan)),
      .warn: Ink(ColorSpec(0xF0E442, 227, .brightYellow)),
      .danger: Ink(ColorSpec(0xFF9A64, 215, .brightRed), .bold),
      .info: Ink(ColorSpec(0xC9D6FF, 189, .brightBlue)),
      .border: Ink(ColorSpec(0x8A8A9A, 245, .brightBlack)),
      .title: Ink(ColorSpec(0xFFFFFF, 231, .brightWhite), .bold),
      .chart1: Ink(ColorSpec(0x56B4E9, 74, .brightCyan)),
      .chart2: Ink(ColorSpec(0xE69F00, 214, .yellow)),
      .chart3: Ink(ColorSpec(0xCC79A7, 175, .magenta)),
      .chart4: Ink(ColorSpec(0x009E73, 36, .green)),
      .chart5: Ink(ColorSpec(0xF0E442, 227, .brightYellow)),
      .chart6: Ink(ColorSpec(0xD55E00, 166, .red)),
    ]
  )

  /// No colour at all.
  package static let mono = Theme(
    name: "mono",
    summary: "no colour at all",
    background: .standard,
    selection: .reverse,
    inks: [
      .text: Ink(.standard),
      .muted: Ink(.standard, .dim),
      .accent: Ink(.standard, .bold),
      .ok: Ink(.standard),
      .warn: Ink(.standard, .underline),
      .danger: Ink(.standard, [.bold, .underline]),
      .info: Ink(.standard),
      .border: Ink(.standard, .dim),
      .title: Ink(.standard, .bold),
      .chart1: Ink(.standard),
      .chart2: Ink(.standard),
      .chart3: Ink(.standard),
      .chart4: Ink(.standard),
      .chart5: Ink(.standard),
      .chart6: Ink(.standard),
    ]
  )

  /// Black on white, for pictures and paper.
  package static let print = Theme(
    name: "print",
    summary: "black on white, for pictures and paper",
    background: ColorSpec(0xFFFFFF, 231, .brightWhite),
    selection: .ground(
      trueColor: Color(hex: 0xDDDDDD),
      twoFiftySix: .palette(253)
    ),
    inks: [
      .text: Ink(ColorSpec(0x000000, 16, .black)),
      .muted: Ink(ColorSpec(0x4D4D4D, 239, .brightBlack)),
      .accent: Ink(ColorSpec(0x003F8A, 25, .blue), .underline),
      .ok: Ink(ColorSpec(0x0A5C1E, 22, .green)),
      .warn: Ink(ColorSpec(0x6B4300, 58, .magenta)),
      .danger: Ink(ColorSpec(0xA30014, 88, .red), .bold),
      .info: Ink(ColorSpec(0x2B2F8F, 17, .blue)),
      .border: Ink(ColorSpec(0x7C7C7C, 243, .brightBlack)),
      .title: Ink(ColorSpec(0x000000, 16, .black), .bold),
      .chart1: Ink(ColorSpec(0x003F8A, 25, .blue)),
      .chart2: Ink(ColorSpec(0x8A4B00, 94, .red)),
      .chart3: Ink(ColorSpec(0x6A1B8F, 54, .magenta)),
      .chart4: Ink(ColorSpec(0x0A5C1E, 22, .green)),
      .chart5: Ink(ColorSpec(0x0B5F6B, 23, .cyan)),
      .chart6: Ink(ColorSpec(0xA30014, 88, .brightBlack)),
    ]
  )

  /// The dark form of Solarized.
  package static let solarizedDark = Theme(
    name: "solarized-dark",
    summary: "the dark form of Solarized",
    background: ColorSpec(0x002B36, 234, .black),
    selection: .ground(
      trueColor: Color(hex: 0x073642),
      twoFiftySix: .palette(236)
    ),
    inks: [
      .text: Ink(ColorSpec(0xB6C1C1, 250, .white)),
      .muted: Ink(ColorSpec(0x8D9D9E, 247, .brightBlack)),
      .accent: Ink(ColorSpec(0x4DA0DA, 74, .cyan)),
      .ok: Ink(ColorSpec(0x90A217, 106, .green)),
      .warn: Ink(ColorSpec(0xBC9417, 178, .yellow)),
      .danger: Ink(ColorSpec(0xE87876, 210, .brightRed), .bold),
      .info: Ink(ColorSpec(0x9194D3, 147, .brightBlue)),
      .border: Ink(ColorSpec(0x6A7E84, 66, .brightBlack)),
      .title: Ink(ColorSpec(0xEEE8D5, 254, .brightWhite), .bold),
      .chart1: Ink(ColorSpec(0x268BD2, 32, .cyan)),
      .chart2: Ink(ColorSpec(0xB58900, 136, .yellow)),
      .chart3: Ink(ColorSpec(0xD6428A, 205, .magenta)),
      .chart4: Ink(ColorSpec(0x859900, 100, .green)),
      .chart5: Ink(ColorSpec(0x2AA198, 37, .brightBlue)),
      .chart6: Ink(ColorSpec(0xCE5624, 166, .brightRed)),
    ]
  )

  /// The dark form of Nord.
  package static let nord = Theme(
    name: "nord",
    summary: "the dark form of Nord",
    background: ColorSpec(0x2E3440, 236, .black),
    selection: .ground(
      trueColor: Color(hex: 0x3B4252),
      twoFiftySix: .palette(237)
    ),
    inks: [
      .text: Ink(ColorSpec(0xD8DEE9, 253, .white)),
      .muted: Ink(ColorSpec(0xA6AFC1, 145, .brightBlack)),
      .accent: Ink(ColorSpec(0x88C0D0, 109, .cyan)),
      .ok: Ink(ColorSpec(0xA3BE8C, 108, .green)),
      .warn: Ink(ColorSpec(0xEBCB8B, 222, .yellow)),
      .danger: Ink(ColorSpec(0xD9A0A6, 181, .brightRed), .bold),
      .info: Ink(ColorSpec(0x98B2CC, 110, .brightBlue)),
      .border: Ink(ColorSpec(0x828EA6, 103, .brightBlack)),
      .title: Ink(ColorSpec(0xECEFF4, 255, .brightWhite), .bold),
      .chart1: Ink(ColorSpec(0x88C0D0, 109, .cyan)),
      .chart2: Ink(ColorSpec(0xEBCB8B, 222, .yellow)),
      .chart3: Ink(ColorSpec(0xB48EAD, 139, .magenta)),
      .chart4: Ink(ColorSpec(0xA3BE8C, 108, .green)),
      .chart5: Ink(ColorSpec(0xD08770, 173, .brightBlue)),
      .chart6: Ink(ColorSpec(0xC8777F, 174, .brightRed)),
    ]
  )
}
