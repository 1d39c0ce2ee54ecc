import Findings

/// A funnel tells by the differences of its steps what each filter removed: customers who disappear and are fewer than the
/// threshold, or what the few rows of so few came to, aren't told step by step but with the next step that removes more.
/// Steps that touch few customers come without figures (`CleaningFunnel`).
///
/// Rows are always counted: they are a fact of the file.
struct FunnelDisclosure {
    let threshold: Int

    func callAsFunction(_ steps: [FunnelStep]) -> [FunnelStep] {
        var told: FunnelStep?
        return steps.map { step in
            guard var known = told, known.source == step.source else {
                told = step
                return step
            }
            var shown = step
            if step.customers == nil || isFew(known.customers, step.customers) {
                shown.customers = nil
            } else {
                known.customers = step.customers
            }
            // Rows of so few as these are of no more customers.
            if step.isWithoutFigures(known) || known.amount != step.amount && isFew(known.rows, step.rows) {
                shown.amount = nil
                shown.orders = nil
            } else {
                (known.amount, known.orders, known.rows) = (step.amount, step.orders, step.rows)
            }
            told = known
            return shown
        }
    }

    private func isFew(_ before: Int?, _ after: Int?) -> Bool {
        guard let before, let after else { return false }
        return (1..<max(1, threshold)).contains(abs(before - after))
    }
}

extension FunnelStep {
    /// Whether it has none of the figures that the step before has.
    fileprivate func isWithoutFigures(_ before: FunnelStep) -> Bool {
        before.amount != nil && amount == nil || before.orders != nil && orders == nil
    }
}
