import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct RFMRulesTests {
    private func quintiles() throws -> RFMModel {
        let values = (1...100).map(Double.init)
        return try RFMRules().fit(recency: values, frequency: values, monetary: values)
    }

    @Test func scoresCountCutPointsStrictlyBelow() throws {
        let model = try RFMRules(groups: 4).fit(
            recency: [1, 2, 3, 4, 5], frequency: [1, 1, 1, 2, 9], monetary: [5, 4, 3, 2, 1])
        #expect(model.recencyCuts == [2, 3, 4] && model.frequencyCuts == [1, 1, 2])
        let scores = model.scores(
            recency: [1, 2, 3, 4, 5], frequency: [1, 1, 1, 2, 9], monetary: [5, 4, 3, 2, 1])
        #expect(scores.map(\.recency) == [4, 4, 3, 2, 1])
        #expect(scores.map(\.frequency) == [1, 1, 1, 3, 4])
        #expect(scores.map(\.monetary) == [4, 3, 2, 1, 1])
        #expect(model.cellNames.count == 64)
        let cells = try model.assign(recency: [1, 5], frequency: [1, 9], monetary: [5, 1])
        #expect(cells.map { model.cellNames[$0] } == ["414", "141"])
    }

    /// R, F, M scores and the first cell that holds them, by hand from the bounds.
    @Test(arguments: [
        (5, 5, 5, "Champions"), (4, 4, 4, "Champions"), (3, 5, 5, "Loyal"), (2, 3, 3, "Loyal"), (5, 4, 3, "Loyal"),
        (5, 1, 1, "New"), (4, 1, 1, "New"), (3, 1, 1, "Promising"), (5, 1, 2, "Potential Loyalist"),
        (3, 2, 3, "Potential Loyalist"), (2, 2, 3, "Need Attention"), (2, 2, 2, "Need Attention"),
        (2, 1, 2, "About To Sleep"), (1, 5, 5, "Can't Lose"), (1, 4, 5, "Can't Lose"), (1, 3, 5, "At Risk"),
        (1, 2, 3, "At Risk"), (1, 1, 2, "Lost"), (1, 1, 5, "Others"), (5, 1, 5, "Others"), (2, 1, 3, "Others"),
    ])
    func cellsAreThoseOfTheDefinition(recency: Int, frequency: Int, monetary: Int, name: String) throws {
        let model = try quintiles()
        let cell = model.cell(of: RFMScore(recency: recency, frequency: frequency, monetary: monetary))
        #expect(model.cellNames[cell] == name)
    }

    @Test func everyCellCanBeReached() throws {
        let model = try quintiles(), scores = 1...5
        let cells = scores.flatMap { r in
            scores.flatMap { f in scores.map { m in model.cell(of: RFMScore(recency: r, frequency: f, monetary: m)) } }
        }
        #expect(Set(cells).sorted() == Array(model.cellNames.indices))
    }

    @Test func recentIsGood() throws {
        let cells = try quintiles().assign(recency: [1, 100], frequency: [100, 1], monetary: [100, 1])
        #expect(try cells.map { try quintiles().cellNames[$0] } == ["Champions", "Lost"])
        #expect(try quintiles().cellNames.count == 11)
    }

    @Test func inputIsChecked() {
        #expect(
            diagnosticSummary { _ = try RFMRules().fit(recency: [1, .nan], frequency: [1, 2], monetary: [1, 2]) }
                == "RFMRules got a value that is not finite in row 2, column 'recency'")
        #expect(throws: Diagnostic.self) { try RFMRules().fit(recency: [1], frequency: [1, 2], monetary: [1, 2]) }
        #expect(throws: Diagnostic.self) { try RFMRules().fit(recency: [], frequency: [], monetary: []) }
        #expect(throws: Diagnostic.self) { try RFMRules(groups: 1).fit(recency: [1], frequency: [1], monetary: [1]) }
    }
}
