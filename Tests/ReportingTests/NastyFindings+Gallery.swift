import Findings

// The same for gains, gorge, targeting, seasons, missing values and what has changed.

extension Findings {
    mutating func scaleGallery(_ change: (Double) -> Double) {
        for index in segments.indices {
            segments[index].similarity?.between = change(0.2)
            segments[index].similarity?.bins[0].share = change(0.5)
        }
        segmentation.projection.neighbours?[0].shadow = change(0.3)
        for curve in evaluation.outcome?.gains?.indices ?? 0..<0 {
            evaluation.outcome?.gains?[curve].points[0].lift = change(1)
            evaluation.outcome?.gains?[curve].points[1].liftHigh = change(2)
            evaluation.outcome?.gains?[curve].points[1].captured = change(0.4)
            evaluation.outcome?.gains?[curve].points[2].share = change(0.6)
        }
        impact.targeting?.segments[0].attractiveness = change(1)
        impact.targeting?.segments[1].competitiveness = change(-1)
        impact.targeting?.segments[2].share = change(1)
        impact.targeting?.criteria[0].values[0] = change(1)
        data.missing?[0].share = change(0.1)
        data.seasonality?.months?[3].index = change(1)
        data.seasonality?.week[10].share = change(0.1)
        for attribute in audit?.attributes.indices ?? 0..<0 {
            audit?.attributes[attribute].segments[0].rates[0].residual = change(-2)
            audit?.attributes[attribute].segments[1].rates[1].residual = change(4)
        }
        audit?.mitigations?[0].after = Estimate(change(1), low: change(-1), high: change(2))
        audit?.mitigations?[1].before = Estimate(change(1))
        audit?.mitigations?[2].ari = change(0.5)
        comparison?.ari = change(0.5)
        comparison?.drift[0].psi = change(0.2)
        comparison?.drift[1].after = change(7)
    }

    mutating func renameGallery(_ rename: (String) -> String) {
        if var targeting = impact.targeting {
            for index in targeting.segments.indices {
                targeting.segments[index].segmentName = rename(targeting.segments[index].segmentName)
                targeting.criteria[index].title = rename(targeting.criteria[index].title)
            }
            impact.targeting = targeting
        }
        data.missing = data.missing?.map { values in
            var values = values
            values.title = rename(values.title)
            return values
        }
        let mitigations = audit?.mitigations?.map { mitigation -> MitigationFacts in
            var mitigation = mitigation
            mitigation.title = rename(mitigation.title)
            mitigation.measure = rename("gap")
            return mitigation
        }
        audit?.mitigations = mitigations
        if var comparison {
            for index in comparison.segments.indices {
                comparison.segments[index].name = rename(comparison.segments[index].name)
                comparison.drift[index].title = rename(comparison.drift[index].title)
            }
            self.comparison = comparison
        }
    }

    mutating func withholdGallery() {
        for index in segments.indices { segments[index].similarity?.between = nil }
        for index in data.missing?.indices ?? 0..<0 {
            data.missing?[index].missing = nil
            data.missing?[index].share = nil
        }
        for index in data.seasonality?.week.indices ?? 0..<0 {
            data.seasonality?.week[index].orders = nil
            data.seasonality?.week[index].customers = nil
            data.seasonality?.week[index].share = nil
        }
        comparison?.stayed = nil
        comparison?.migration = [[Int?]](repeating: [nil, nil, nil, nil], count: 3)
    }
}
