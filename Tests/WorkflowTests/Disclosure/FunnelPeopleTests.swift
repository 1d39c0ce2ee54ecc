import Findings
import Testing

@testable import Workflow

/// What a step of the funnel tells of those whose rows it removes.
@Suite struct FunnelPeopleTests {
    private func funnel(
        _ source: SourceKind = .purchases, customers: [Int32], orders: [Int32]? = nil,
        _ conditions: [(Int) -> Bool]
    ) -> [FunnelStep] {
        var funnel = CleaningFunnel(
            source, conditions: conditions.indices.map { .init(name: "step \($0 + 1)") }, hasCustomers: true,
            hasOrders: orders != nil, hasAmounts: source == .purchases, enough: 10)
        var sieve = Sieve(rows: customers.count)
        for condition in conditions { sieve.ask(condition) }
        funnel.add(
            sieve, customers: customers, orders: orders,
            amounts: source == .purchases ? customers.map { _ in 1 } : nil)
        return funnel.steps
    }

    @Test func manyRowsOfFewPeopleHaveNoAmount() {
        // Twenty rows each of fifty customers; then all rows of two of them go, then the first row of the others.
        let customers = (0..<1000).map { Int32($0 % 50) }
        let steps = funnel(customers: customers, orders: customers, [{ customers[$0] > 1 }, { $0 >= 50 }])
        #expect(steps.map(\.rows) == [1000, 960, 912])
        #expect(steps.map(\.amount) == [1000, nil, 912])
        #expect(steps.map(\.orders) == [50, nil, 48])
        // Only those of two: told by no step.
        #expect(funnel(customers: customers, [{ customers[$0] > 1 }]).map(\.amount) == [1000, nil])
    }

    @Test func anOrderOfNobodyKnownIsOnePersons() {
        // Thirty rows without a customer: of three orders, or each by itself.
        let customers = (0..<200).map { Int32($0 < 30 ? -1 : $0) }
        let orders = (0..<200).map { Int32($0 < 30 ? $0 / 10 : $0) }
        #expect(funnel(customers: customers, orders: orders, [{ customers[$0] >= 0 }]).map(\.amount) == [200, nil])
        #expect(funnel(customers: customers, [{ customers[$0] >= 0 }]).map(\.amount) == [200, 170])
    }

    @Test func stepsOfFewCustomersAreToldTogether() {
        let customers = (0..<100).map(Int32.init)
        let steps = funnel(.customers, customers: customers, [{ $0 >= 3 }, { $0 >= 23 }, { $0 >= 40 }])
        #expect(steps.map(\.step).dropFirst() == ["step 1; step 2", "step 3"])
        #expect(steps.map(\.rows) == [100, 77, 60])
    }
}
