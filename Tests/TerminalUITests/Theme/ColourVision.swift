import Foundation
import TerminalUI

/// A colour in linear light, for judging what eyes make of it.
struct LinearColor {
  let red: Double
  let green: Double
  let blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ rgb: RGB) {
    func linear(_ value: UInt8) -> Double {
      let part = Double(value) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    self.init(red: linear(rgb.red), green: linear(rgb.green), blue: linear(rgb.blue))
  }

  /// WCAG 2.2, relative luminance.
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// WCAG 2.2, contrast ratio: from 1 to 21.
  func contrast(with other: LinearColor) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// The distance in CIE L*a*b*, where about 2 can just be told apart side by side.
  func difference(from other: LinearColor) -> Double {
    zip(lab, other.lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  func seen(with vision: ColourVision) -> LinearColor {
    func mixed(_ row: [Double]) -> Double {
      min(1, max(0, row[0] * red + row[1] * green + row[2] * blue))
    }
    let rows = vision.matrix
    return LinearColor(red: mixed(rows[0]), green: mixed(rows[1]), blue: mixed(rows[2]))
  }

  private var lab: [Double] {
    func root(_ value: Double) -> Double {
      value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116
    }
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    let y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
}

/// A kind of colour blindness at its full degree, after Machado, Oliveira and Fernandes (2009).
enum ColourVision: CaseIterable {
  case protanopia, deuteranopia, tritanopia

  var matrix: [[Double]] {
    switch self {
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}
