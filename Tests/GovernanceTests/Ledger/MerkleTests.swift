import Documents
import Governance
import Testing

@Suite struct `The ledger's tree` {
  /// The test vectors of Certificate Transparency (RFC 6962 reference implementation): eight leaves.
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [
      0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
      0x6f,
    ],
  ]
  private static let roots = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test func `grows as RFC 6962 says`() {
    var frontier = MerkleFrontier()
    for (leaf, root) in zip(Self.leaves, Self.roots) {
      frontier.append(LedgerEntry.leafHash(leaf))
      #expect(frontier.root.hex == root)
    }
    #expect(frontier.size == 8)
  }

  @Test func `is the hash of nothing when empty`() {
    #expect(
      MerkleFrontier().root.hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }

  @Test func `keeps as many peaks as its size has set bits`() {
    var frontier = MerkleFrontier()
    for size in 1...300 {
      frontier.append(Digest.sha256(of: "\(size)"))
      #expect(frontier.peaks.count == size.nonzeroBitCount)
      #expect(MerkleFrontier(size: size, peaks: frontier.peaks) == frontier)
    }
    #expect(MerkleFrontier(size: 3, peaks: [Digest.sha256(of: "x")]) == nil)
    #expect(MerkleFrontier(size: -1, peaks: []) == nil)
  }

  /// The definition of the standard, split at the largest power of two: slow, and written without a frontier.
  @Test func `equals the standard's recursive definition`() {
    let leaves = (0..<70).map { Digest.sha256(of: "leaf \($0)") }
    var frontier = MerkleFrontier()
    for (index, leaf) in leaves.enumerated() {
      frontier.append(leaf)
      #expect(frontier.root == Self.root(leaves[...index]))
    }
  }

  private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1, let first = leaves.first else {
      return leaves.first ?? Digest.sha256(of: "")
    }
    _ = first
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return MerkleFrontier.node(root(leaves[..<middle]), root(leaves[middle...]))
  }
}
