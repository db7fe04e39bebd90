// swift-tools-version: 6.2
import PackageDescription

// The graph of `docs/architecture.md`; `.ci/check-imports` holds every target to it.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "govtop",
  products: [
    .executable(name: "govtop", targets: ["govtop"]),
    .library(name: "Governance", targets: ["Governance"]),
    .library(name: "GovernanceStore", targets: ["GovernanceStore"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    // Links nothing: libpq is found at run time (docs/decisions/0013).
    .target(name: "CPostgres", linkerSettings: [.linkedLibrary("dl")]),

    .target(name: "Documents", dependencies: [crypto], swiftSettings: strict),
    .target(name: "Governance", dependencies: ["Documents"], swiftSettings: strict),
    .target(
      name: "IdentityPolicy",
      dependencies: ["Governance", "Documents", crypto, .product(name: "Yams", package: "Yams")],
      swiftSettings: strict
    ),
    .target(
      name: "Connectors",
      dependencies: ["IdentityPolicy", "Governance", "Documents"],
      swiftSettings: strict
    ),
    .target(
      name: "GovernanceStore",
      dependencies: [
        "IdentityPolicy", "Governance", "Documents", "CSQLite", "CPostgres",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .target(name: "TerminalUI", swiftSettings: strict),
    .target(
      name: "NcursesTerminal",
      dependencies: ["TerminalUI", "CNcurses"],
      swiftSettings: strict
    ),
    .target(
      name: "Dashboard",
      dependencies: ["Governance", "IdentityPolicy", "TerminalUI"],
      swiftSettings: strict
    ),
    .target(
      name: "SampleWorld",
      dependencies: ["Governance", "IdentityPolicy"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "govtop",
      dependencies: [
        "Dashboard", "GovernanceStore", "Connectors", "NcursesTerminal", "SampleWorld",
        "Governance", "IdentityPolicy", "Documents", "TerminalUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict
    ),

    // Another organisation's program: it sees what is public, and nothing else.
    .executableTarget(
      name: "approve",
      dependencies: ["Governance", "GovernanceStore"],
      path: "docs/examples/approve",
      packageAccess: false,
      swiftSettings: strict
    ),

    .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
    .testTarget(
      name: "GovernanceTests",
      dependencies: ["Governance", "Documents"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "IdentityPolicyTests",
      dependencies: ["IdentityPolicy", "Governance", "Documents"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ConnectorsTests",
      dependencies: ["Connectors", "IdentityPolicy", "Governance", "Documents"],
      exclude: ["Cases"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GovernanceStoreTests",
      dependencies: [
        "GovernanceStore", "Governance", "IdentityPolicy", "Documents", "Connectors", "SampleWorld",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: strict),
    .testTarget(
      name: "NcursesTerminalTests",
      dependencies: ["NcursesTerminal", "TerminalUI", "CNcurses"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "DashboardTests",
      dependencies: ["Dashboard", "Governance", "IdentityPolicy", "TerminalUI", "SampleWorld"],
      exclude: ["Screens"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "SampleWorldTests",
      dependencies: ["SampleWorld", "Governance"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "GovtopTests",
      dependencies: ["Governance", "Documents"],
      swiftSettings: strict
    ),
  ]
)
