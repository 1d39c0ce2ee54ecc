import Basics
import Findings
import Tables

/// What people said whom no table lists: they are known by their events alone.
struct PeopleOfEvents {
    let study: Study
    let threads: Int

    struct Result {
        var customers: [String]
        var saidNoLater: [Bool]
        var choices: [ChoiceFacts]
        var hidden: Set<String>
        var funnel: CleaningFunnel
    }

    func callAsFunction(_ customers: [String]) throws -> Result {
        let people = Categories(codes: customers.indices.map(Int32.init), levels: customers)
        let asked = try AskChoices(study: study, threads: threads)(people: people, table: nil, rows: customers.count)
        let all = Array(customers.indices), enough = study.audit.minimumCount
        let refused = all.filter { row in asked.contains { !$0.isAllowed[row] } }
        let isHidden = (1..<enough).contains(refused.count)
        let reached = isHidden ? all.filter { row in asked.allSatisfy { $0.isAllowed[row] } } : all
        let visible = asked.map { $0.selecting(reached) }
        var sieve = Sieve(rows: reached.count)
        let steps = isHidden ? [] : visible
        for choice in steps { sieve.ask { choice.isAllowed[$0] } }
        var funnel = CleaningFunnel(
            .customers, conditions: steps.map { .init(name: $0.step, isPersonal: true) }, hasCustomers: true,
            hasOrders: false, hasAmounts: false, enough: enough)
        funnel.add(sieve, customers: reached.indices.map(Int32.init))
        let kept = sieve.kept
        return Result(
            customers: kept.map { customers[reached[$0]] },
            saidNoLater: kept.map { row in visible.contains { $0.saidNoLater[row] } },
            choices: ChoiceCounts(enough: enough, isHidden: isHidden).facts(
                visible, reached: Array(reached.indices), kept: kept, funnel, first: 0),
            hidden: isHidden ? Set(refused.map { customers[$0] }) : [], funnel: funnel)
    }
}
