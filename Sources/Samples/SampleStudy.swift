public import Basics
import Foundation

/// A study with invented customers: `study.yaml`, its CSV files and a README that says what was planted.
///
/// The bytes depend on the sector, the number of customers and the seed alone. The customers of a smaller sample are
/// the first ones of a larger sample with the same seed. See `SectorModel` for what goes into a sector.
public struct SampleStudy: Sendable {
    public let sector: Sector
    public let customers: Int
    public let seed: UInt64

    /// - Parameter customers: how many; less than 1 is taken as 1.
    public init(sector: Sector, customers: Int, seed: UInt64) {
        self.sector = sector
        self.customers = max(1, customers)
        self.seed = seed
    }

    /// The files of the study folder, in a fixed order.
    public func files() -> [(name: String, contents: [UInt8])] {
        let model = sector.model
        let histories = histories(model)
        var files = [
            ("README.md", Array(SampleReadme(study: self, model: model).text.utf8)),
            ("study.yaml", Array(sector.study.utf8)),
            ("customers.csv", CustomerFile.bytes(histories, model)),
            ("purchases.csv", PurchaseFile.bytes(histories, model)),
        ]
        if !model.channels.isEmpty { files.append(("visits.csv", VisitFile.bytes(histories, model))) }
        if !model.kinds.isEmpty { files.append(("interactions.csv", InteractionFile.bytes(histories, model))) }
        files.append(("campaigns.csv", CampaignFile.bytes(histories, model)))
        return files
    }

    /// The latent type that prevails in each customer: what a segmentation may hope to find. No file holds it.
    public func latentTypes() -> [(customer: String, type: String)] {
        let model = sector.model
        return histories(model).map { history in
            let digits = String(history.profile.index + 1)
            let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
            return ("C" + number, model.types[history.profile.blend.dominant].name)
        }
    }

    /// Writes the study into `folder`, which must not exist yet; its parent is created. The files are written beside it
    /// and renamed into place, so that the folder is whole or absent.
    public func write(to folder: String) throws(Diagnostics) {
        let manager = FileManager.default
        let target = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
        guard !manager.fileExists(atPath: target.path) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "sample.folder-exists", "'\(folder)' exists already",
                    explanation: "A sample is only written into a new folder, so that it never mixes with other files.",
                    suggestion: "choose another name or remove this one")
            ])
        }
        let parent = target.deletingLastPathComponent()
        let unfinished = parent.appendingPathComponent(".\(target.lastPathComponent).unfinished", isDirectory: true)
        do {
            try manager.createDirectory(at: parent, withIntermediateDirectories: true)
            if manager.fileExists(atPath: unfinished.path) { try manager.removeItem(at: unfinished) }
            try manager.createDirectory(at: unfinished, withIntermediateDirectories: false)
            for (name, contents) in files() { try Data(contents).write(to: unfinished.appendingPathComponent(name)) }
            try manager.moveItem(at: unfinished, to: target)
        } catch {
            try? manager.removeItem(at: unfinished)
            let failure = WriteFailure(error)
            throw Diagnostics([
                Diagnostic(
                    .error, "sample.not-written", "'\(folder)' could not be written: \(failure.reason)",
                    suggestion: failure.advice ?? "check the path and your permissions")
            ])
        }
    }

    func histories(_ model: SectorModel) -> [History] {
        (0..<customers).map { History($0, sector: sector, model: model, seed: seed) }
    }
}
