import Basics
import Findings

extension Findings {
    /// A feature's title for people; its name where it has none.
    func title(ofFeature name: String) -> String {
        features.kept.first { $0.name == name }?.title
            ?? segments.lazy.flatMap(\.profile).first { $0.feature == name }?.title ?? name
    }

    func name(ofSegment id: Int) -> String { segments.first { $0.id == id }?.name ?? say("Segment \(id)") }

    /// Names of features sets, from the study's words to a reader's.
    static func title(ofFeatureSet name: String) -> String {
        switch name {
        case "base-rate": say("Base rate")
        case "rfm": say("RFM cells")
        case "segment": say("Segment")
        case "features": say("All features")
        case "selected-features": say("Fewest features")
        default: CellText.capitalised(CellText.words(name))
        }
    }
}

extension Array {
    /// Largest first; equals and those without a value keep their order, the latter at the end.
    func sortedDescending(by value: (Element) -> Double?) -> [Element] {
        let keyed = enumerated().map { (offset: $0.offset, element: $0.element, value: value($0.element)) }
        return keyed.sorted { first, second in
            let (a, b) = (first.value ?? -.infinity, second.value ?? -.infinity)
            return a != b ? a > b : first.offset < second.offset
        }.map(\.element)
    }

    /// The distinct values of a key in the order of their first appearance.
    func distinct<Key: Hashable>(_ key: (Element) -> Key) -> [Key] {
        var seen: Set<Key> = []
        return map(key).filter { seen.insert($0).inserted }
    }
}

extension CellText {
    /// A score's name for a reader, from that of the measure.
    static func score(ofMeasure name: String) -> String {
        switch name {
        case "auc": "AUC"
        case "macroF1": say("macro F1")
        case "balancedAccuracy": say("balanced accuracy")
        case "averagePrecision": say("average precision")
        default: name
        }
    }
}
