public import Documents

/// The right edge of an RFC 6962 tree: enough to append and to tell the root, in O(log n).
public struct MerkleFrontier: Hashable, Sendable {
  /// How many leaves the tree has.
  public private(set) var size: Int
  /// Roots of the perfect subtrees that make up the tree, largest first: one for each set bit of `size`.
  package private(set) var peaks: [Digest]

  /// The empty tree.
  public init() {
    size = 0
    peaks = []
  }

  /// A frontier as it was stored; `nil` if the peaks do not fit the size.
  package init?(size: Int, peaks: [Digest]) {
    guard size >= 0, size.nonzeroBitCount == peaks.count else { return nil }
    self.size = size
    self.peaks = peaks
  }

  package mutating func append(_ leaf: Digest) {
    var node = leaf
    var carry = size
    while carry & 1 == 1, let left = peaks.popLast() {
      node = Self.node(left, node)
      carry >>= 1
    }
    peaks.append(node)
    size += 1
  }

  /// The root hash; of the empty tree SHA-256 of nothing.
  public var root: Digest {
    guard var node = peaks.last else { return Digest.sha256(of: [UInt8]()) }
    for left in peaks.dropLast().reversed() { node = Self.node(left, node) }
    return node
  }

  /// SHA-256 over 0x01 and both children.
  package static func node(_ left: Digest, _ right: Digest) -> Digest {
    Digest.sha256(of: 1, left, right)
  }
}
