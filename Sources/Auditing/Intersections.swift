import Basics

extension ProtectedAttribute {
    /// The groups of people who share a group in each of several attributes, such as "female, 25-44". Only groups that
    /// hold somebody, in the attributes' order.
    ///
    /// - Precondition: at least one attribute, all of the same customers.
    public init(intersecting attributes: [ProtectedAttribute]) {
        guard let first = attributes.first else { preconditionFailure("no attributes to intersect") }
        precondition(
            attributes.allSatisfy { $0.codes.count == first.codes.count }, "attributes are of different customers")
        let joined = first.codes.indices.map { customer in
            attributes.reduce(0) { $0 * $1.groups.count + $1.codes[customer] }
        }
        let present = Set(joined).sorted()
        let place = Dictionary(uniqueKeysWithValues: present.enumerated().map { ($1, $0) })
        var unstated: Set<Int> = []
        let names = present.enumerated().map { group, code in
            var rest = code, parts: [String] = []
            for attribute in attributes.reversed() {
                let part = rest % attribute.groups.count
                if attribute.unstated.contains(part) { unstated.insert(group) }
                parts.append(attribute.groups[part])
                rest /= attribute.groups.count
            }
            return parts.reversed().joined(separator: ", ")
        }
        self.init(
            name: attributes.map(\.name).joined(separator: say(" and ")), parts: attributes.map(\.name),
            codes: joined.map { place[$0] ?? 0 },
            groups: names, axes: GroupAxes(lengths: attributes.map(\.groups.count), places: present),
            unstated: unstated)
    }

    /// Of an intersection the groups that share one of some groups.
    ///
    /// - Parameter parts: for each attribute that is crossed the groups of it that are meant.
    public func groups(sharing parts: [Set<Int>]) -> Set<Int> {
        guard let axes else { return [] }
        precondition(parts.count == axes.lengths.count, "\(parts.count) attributes of \(axes.lengths.count)")
        return Set(
            axes.places.indices.filter { group in
                var rest = axes.places[group]
                return zip(axes.lengths, parts).reversed().contains { length, part in
                    defer { rest /= length }
                    return part.contains(rest % length)
                }
            })
    }

    /// Every pair of attributes, in their order.
    public static func pairs(of attributes: [ProtectedAttribute]) -> [ProtectedAttribute] {
        attributes.indices.flatMap { first in
            attributes.indices.dropFirst(first + 1).map {
                ProtectedAttribute(intersecting: [attributes[first], attributes[$0]])
            }
        }
    }
}
