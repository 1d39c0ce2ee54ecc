public import ArgumentParser
import Basics
public import Samples

struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Generate a study with realistic, invented data.",
        discussion: """
            Writes a study.yaml and its CSV files. The same sector, number of customers and seed give the same bytes. \
            Sectors: \(Sector.allCases.map(\.rawValue).joined(separator: ", ")).

            EXAMPLES
              segmentary sample banking --out try
              segmentary sample ecommerce --customers 500 --seed 7 --out try-shop

            EXIT STATUS
              0  the study is written
              1  it could not be written; nothing is left behind
              2  the command was used wrongly
            """)

    @Argument(help: "The sector: \(Sector.allCases.map(\.rawValue).joined(separator: ", ")).")
    var sector: Sector

    @Option(help: "How many customers.")
    var customers = 1000

    @Option(help: "The seed of the generator.")
    var seed = 1

    @Option(help: "The folder to write; it must not exist yet.")
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
