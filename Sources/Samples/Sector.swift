/// The case studies that a sample can be made of.
public enum Sector: String, CaseIterable, Sendable {
    /// An online retailer: targeted campaigns from purchase histories and engagement.
    case ecommerce
    /// A financial firm: recommendations and cross-selling from social interactions and browsing.
    case banking
    /// A chain of shops: stock and marketing from purchasing patterns.
    case retailChain = "retail-chain"

    var model: SectorModel {
        switch self {
        case .ecommerce: .ecommerce
        case .banking: .banking
        case .retailChain: .retailChain
        }
    }

    /// The study file, the same for every sample of the sector.
    var study: String {
        switch self {
        case .ecommerce: Self.ecommerceStudy
        case .banking: Self.bankingStudy
        case .retailChain: Self.retailChainStudy
        }
    }
}
