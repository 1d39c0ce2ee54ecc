import Foundation
import Samples
import Testing

@Suite struct Scratch {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["OUT"] != nil)) func dump() throws {
        let out = ProcessInfo.processInfo.environment["OUT"] ?? ""
        let n = Int(ProcessInfo.processInfo.environment["N"] ?? "") ?? 2000
        for sector in Sector.allCases {
            let clock = ContinuousClock()
            let study = SampleStudy(sector: sector, customers: n, seed: 1)
            let t = try clock.measure { try study.write(to: "\(out)/\(sector.rawValue)") }
            print(sector, t)
            let truth = study.latentTypes().map { "\($0.customer),\($0.type)\n" }.joined()
            try Data(truth.utf8).write(to: URL(fileURLWithPath: "\(out)/\(sector.rawValue)-truth.csv"))
        }
    }
}
