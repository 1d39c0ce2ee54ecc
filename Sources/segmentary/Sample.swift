public import ArgumentParser
import Basics
public import Samples

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Generate a study with realistic, invented data.",
        discussion: """
            Writes a study.yaml and its CSV files. The same sector, number of customers and seed give the same bytes. \
            Sectors: \(Sector.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    @Argument(help: "The sector: \(Sector.allCases.map(\.rawValue).joined(separator: ", ")).")
    var sector: Sector

    @Option(help: "How many customers.")
    var customers = 1000

    @Option(help: "The seed of the generator.")
    var seed = 1

    @Option(help: "The folder to write; it must not exist, or be empty.")
    var out: String

    func validate() throws {
        guard customers >= 1, customers <= 5_000_000 else {
            throw ValidationError("--customers must be a number from 1 to 5000000; got \(customers)")
        }
        guard seed >= 0 else { throw ValidationError("--seed must not be negative; got \(seed)") }
    }

    func run() throws {
        try SampleStudy(sector: sector, customers: customers, seed: UInt64(seed)).write(to: out)
        print("\(out)/study.yaml")
    }
}

extension Sector: ExpressibleByArgument {}
