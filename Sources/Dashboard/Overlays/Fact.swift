package import TerminalUI

/// A line of a detail; an import's facts have the same name and never come this far.
package typealias Fact = TerminalUI.Fact
