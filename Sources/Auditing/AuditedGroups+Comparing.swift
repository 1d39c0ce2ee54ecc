import Statistics

extension AuditedGroups {
    /// Each compared group's rate against the reference's.
    ///
    /// - Parameters:
    ///   - isWithheld: whether a group's rate must not be shown.
    ///   - proportion: a group's rate.
    func comparisons(
        by rule: VerdictRule, isWithheld: (Int) -> Bool, proportion: (Int) -> Proportion
    ) -> [GroupComparison] {
        compared.map { group in
            let isReference = group == reference, own = proportion(group)
            var result = GroupComparison(
                group: names[group], isReference: isReference, isAssessed: false, isWithheld: isWithheld(group))
            if !result.isWithheld {
                result.total = own.total
                result.rate = own.rate
                result.rateInterval = own.wilsonInterval()
            }
            guard let referenceGroup = reference, !isReference else { return result }
            let reference = proportion(referenceGroup)
            let verdict = rule.verdict(of: own, against: reference)
            result.isAssessed = rule.isAssessable(own, reference)
            if result.isWithheld || isWithheld(referenceGroup) {
                result.verdict = verdict == .concern ? .concern : .insufficientEvidence
                return result
            }
            result.verdict = verdict
            result.difference = own.difference(from: reference)
            result.differenceInterval = own.newcombeInterval(from: reference)
            result.ratio = own.ratio(to: reference)
            result.ratioInterval = result.ratio == nil ? nil : own.katzInterval(to: reference)
            return result
        }
    }
}
