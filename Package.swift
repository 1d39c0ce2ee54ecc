// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The house (docs/architecture.md): every arrow points down. A C library's module is imported by exactly one Swift target.
let rooms: [Target] = [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .systemLibrary(
        name: "CLAPACK", pkgConfig: "lapacke",
        providers: [.apt(["liblapacke-dev", "liblapack-dev", "libblas-dev"]), .brew(["lapack"])]),
    .systemLibrary(name: "CSVM", providers: [.apt(["libsvm-dev"]), .brew(["libsvm"])]),
    .systemLibrary(name: "CLinear", providers: [.apt(["liblinear-dev"]), .brew(["liblinear"])]),
    .systemLibrary(name: "CRename"),
    .target(name: "Basics", dependencies: ["CCrypto"]),
    .target(name: "CKernels"),
    .target(name: "Statistics", dependencies: ["Basics", "CKernels", "CLAPACK"]),
    .target(name: "Tables", dependencies: ["Basics", "CKernels", "CZlib", "CZstd"]),
    .target(
        name: "Databases",
        dependencies: [
            "Tables", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
    .target(
        name: "Features", dependencies: ["Tables", "Statistics"],
        resources: [
            .embedInCode("lexicons/sentiment-en.tsv"), .embedInCode("lexicons/sentiment-de.tsv"),
            .embedInCode("lexicons/function-words.txt"),
        ]),
    .target(name: "Learning", dependencies: ["Statistics", "CKernels", "CSVM", "CLinear"]),
    .target(name: "Auditing", dependencies: ["Statistics", "Learning"]),
    .target(name: "Findings", dependencies: ["Basics"]),
    .target(name: "Samples", dependencies: ["Tables"]),
    .target(name: "Guessing", dependencies: ["Tables", "Databases"]),
    .target(
        name: "Queries",
        dependencies: [
            "Auditing", "Statistics", "Tables", "Findings", .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ]),
    .target(
        name: "Workflow",
        dependencies: [
            "Features", "Databases", "Auditing", "Findings", "Languages", "Queries",
            .product(name: "Yams", package: "Yams"),
        ]),
    .target(name: "Charts", dependencies: ["Basics"]),
    .target(name: "CommonMark", dependencies: ["Basics", "CCMark"]),
    .target(
        name: "Templates", path: "templates", exclude: ["de"],
        resources: [
            .embedInCode("report.md"), .embedInCode("summary.md"), .embedInCode("model-card.md"),
            .embedInCode("bias-audit.md"), .embedInCode("case-studies.md"), .embedInCode("parts"),
            .embedInCode("page.mustache"), .embedInCode("index.mustache"), .embedInCode("style.css"),
        ]),
    // A module of its own, since SwiftPM names what it embeds by the file's name alone.
    .target(
        name: "German", path: "templates/de",
        resources: [
            .embedInCode("report.md"), .embedInCode("summary.md"), .embedInCode("model-card.md"),
            .embedInCode("bias-audit.md"), .embedInCode("case-studies.md"), .embedInCode("parts"),
            .embedInCode("words.yaml"),
        ]),
    .target(
        name: "Languages", dependencies: ["Basics", "Templates", "German", .product(name: "Yams", package: "Yams")]),
    .target(
        name: "Reporting",
        dependencies: [
            "Findings", "Charts", "CommonMark", "Templates", "Languages", "CRename",
            .product(name: "Yams", package: "Yams"),
            .product(name: "Mustache", package: "swift-mustache"),
        ]),
    .executableTarget(
        name: "segmentary",
        dependencies: [
            "Workflow", "Reporting", "Languages", "Samples", "Guessing",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
        ]),
]

/// One test target per library, named after it.
let tests: [Target] = [
    .testTarget(name: "BasicsTests", dependencies: ["Basics"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["reference"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables"]),
    .testTarget(
        name: "DatabasesTests", dependencies: ["Databases", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "FeaturesTests", dependencies: ["Features"]),
    .testTarget(name: "LearningTests", dependencies: ["Learning"]),
    // What a reader could work out of what is withheld; for tests of several rooms.
    .target(name: "DisclosureAttack", path: "Tests/DisclosureAttack"),
    .testTarget(name: "AuditingTests", dependencies: ["Auditing", "DisclosureAttack"], exclude: ["reference"]),
    .testTarget(name: "FindingsTests", dependencies: ["Findings"]),
    .testTarget(name: "SamplesTests", dependencies: ["Samples"]),
    .testTarget(
        name: "GuessingTests", dependencies: ["Guessing", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "QueriesTests", dependencies: ["Queries"]),
    .testTarget(
        name: "WorkflowTests",
        dependencies: ["Workflow", "DisclosureAttack", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"]),
    .testTarget(name: "CommonMarkTests", dependencies: ["CommonMark"]),
    .testTarget(name: "LanguagesTests", dependencies: ["Languages", "Templates"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Languages"], exclude: ["snapshots"]),
    .testTarget(name: "CommandTests", dependencies: ["segmentary", "Findings"]),
]

let package = Package(
    name: "segmentary",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "segmentary", targets: ["segmentary"]),
        // What Benchmarks/ times.
        .library(name: "Kernels", targets: ["Basics", "Statistics", "Tables", "Features", "Learning", "Samples"]),
        .library(name: "Documents", targets: ["Findings", "Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: rooms + tests,
    swiftLanguageModes: [.v6]
)

// The targets of .ci/fuzz: whatever bytes a document or a CSV file has, nothing crashes.
if Context.environment["SEGMENTARY_FUZZ"] != nil {
    package.targets.append(.executableTarget(name: "fuzz", dependencies: ["Reporting"], path: "Tests/Fuzz"))
    package.targets.append(.executableTarget(name: "fuzz-tables", dependencies: ["Tables"], path: "Tests/FuzzTables"))
}

// Folders beside the tests that hold no Swift: scripts that made reference values, files to read, snapshots.
for target in package.targets where target.isTest {
    target.exclude = ["reference", "corpus", "__snapshots__", "snapshots"].filter {
        FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(target.name)/\($0)")
    }
}

for target in package.targets where target.type != .system {
    var settings = target.swiftSettings ?? []
    let upcoming = ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
    settings += upcoming.map { .enableUpcomingFeature($0) }
    // Set by the check, so that a newer compiler's new warning never stops a user's build.
    if Context.environment["SEGMENTARY_STRICT"] != nil { settings.append(.treatAllWarnings(as: .error)) }
    // The rooms with kernels are optimised in debug builds too: tests that cluster run twenty times faster.
    let optimised = [
        "Basics", "Statistics", "Tables", "Databases", "Features", "Learning", "Auditing", "Guessing",
        "DisclosureAttack",
    ]
    if optimised.contains(target.name) {
        settings.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
    target.swiftSettings = settings
    if target.name == "CKernels" { target.cSettings = [.unsafeFlags(["-O3"], .when(configuration: .debug))] }
}

#if os(Linux)
// Wherever another BLAS is preferred, such as OpenBLAS with its threads and its kernels by processor, the reference
// libraries are found by their own folders first: the old kind of path counts for what the libraries need themselves.
#if arch(arm64)
let debian = "/usr/lib/aarch64-linux-gnu"
#else
let debian = "/usr/lib/x86_64-linux-gnu"
#endif
for target in package.targets where target.name == "Statistics" {
    target.linkerSettings = [
        .unsafeFlags(["-Xlinker", "--disable-new-dtags", "-Xlinker", "-rpath=\(debian)/blas:\(debian)/lapack"])
    ]
}
#endif

#if os(macOS)
// libsvm and liblinear come without pkg-config files that would say where Homebrew put them.
let homebrew = Context.environment["HOMEBREW_PREFIX"] ?? "/opt/homebrew"
for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-Xcc", "-I\(homebrew)/include"])]
    target.linkerSettings = (target.linkerSettings ?? []) + [.unsafeFlags(["-L\(homebrew)/lib"])]
}
#endif
