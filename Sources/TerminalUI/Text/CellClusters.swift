/// The pieces of a text that each fill one cell, or the two halves of a wide one.
///
/// A piece is one spacing scalar and at most two combining marks. These are not Swift's grapheme
/// clusters: a Devanagari conjunct is one `Character` but two cells. What takes no column is left
/// out, and a scalar on which terminals disagree becomes `?` as often as it takes columns, so that
/// nothing drawn can move a column even where `SafeText` was forgotten.
struct CellClusters: Sequence, IteratorProtocol {
  struct Piece: Equatable {
    var text: String
    var columns: Int
  }

  /// A name may carry this many marks over one letter; more only hide what is below.
  static let mostMarks = 2

  private var scalars: String.UnicodeScalarView.Iterator
  private var waiting: Unicode.Scalar?
  private var owedSubstitutes = 0

  init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
    waiting = scalars.next()
  }

  mutating func next() -> Piece? {
    if owedSubstitutes > 0 {
      owedSubstitutes -= 1
      return Piece(text: "?", columns: 1)
    }
    while let scalar = waiting {
      waiting = scalars.next()
      switch ScalarKind(scalar) {
      case .narrow: return piece(from: scalar, columns: 1)
      case .wide: return piece(from: scalar, columns: 2)
      case .disputed(let columns):
        owedSubstitutes = columns - 1
        return Piece(text: "?", columns: 1)
      case .combining, .invisible, .control: continue
      }
    }
    return nil
  }

  private mutating func piece(from base: Unicode.Scalar, columns: Int) -> Piece {
    var text = String(base)
    var marks = 0
    while let scalar = waiting, ScalarKind(scalar) == .combining {
      if marks < Self.mostMarks { text.unicodeScalars.append(scalar) }
      marks += 1
      waiting = scalars.next()
    }
    return Piece(text: text, columns: columns)
  }
}
