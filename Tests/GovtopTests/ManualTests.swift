import Foundation
import Testing

/// The manual keeps its shape, and names nothing that is not there.
struct ManualTests {
  @Test func `every link inside the repository leads somewhere`() throws {
    for path in try Page.paths() + ["README.md", "CONTRIBUTING.md"] {
      for link in try Page(path).links {
        #expect(Page.exists(link), "\(path) links to \(link)")
      }
    }
  }

  @Test func `every path of a file that a page names is there`() throws {
    let folders = ["Sources/", "Tests/", ".ci/", "docs/", "Themes/", ".githooks/"]
    for path in try Page.paths() + ["README.md", "CONTRIBUTING.md"] {
      for word in try Page(path).quoted
      where folders.contains(where: word.hasPrefix) && !word.contains(where: "<*… ".contains) {
        #expect(Page.exists(word), "\(path) names \(word)")
      }
    }
  }

  @Test func `the page of the architecture has at most 150 lines`() throws {
    #expect(try Page("docs/architecture.md").lines.count <= 150)
  }

  @Test func `a decision record has at most 40 lines, its four parts, and a place in the list`()
    throws
  {
    let index = try Page("docs/decisions/README.md").links
    for path in try Page.paths(in: "docs/decisions") where !path.hasSuffix("README.md") {
      let page = try Page(path)
      #expect(page.lines.count <= 40, "\(path) has \(page.lines.count) lines")
      for part in ["## Context", "## Decision", "## Price", "## Where"] {
        #expect(page.lines.contains(part), "\(path) has no `\(part)`")
      }
      #expect(index.contains(path), "docs/decisions/README.md does not list \(path)")
    }
  }

  @Test func `a guide has at most ten steps`() throws {
    for path in try Page.paths(in: "docs/how-to") {
      let steps = try Page(path).lines.count { $0.prefixMatch(of: #/\d+\. /#) != nil }
      #expect((1...10).contains(steps), "\(path) has \(steps) steps")
    }
  }
}
