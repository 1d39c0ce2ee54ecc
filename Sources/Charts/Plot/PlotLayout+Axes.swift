extension PlotLayout {
    func headingElements() -> [SVGElement] {
        guard let heading = plot.heading else { return [] }
        let x = plot.isHeadingOverMarks ? frame.left : 0
        let shown = TextFit.truncated(heading, to: plot.width - x, .number)
        return [.text(shown, x: x, y: 13, .number).tooltip(heading, unless: shown)]
    }

    func xAxisElements() -> [SVGElement] {
        guard plot.x.isShown else { return titleElement() }
        let base = plot.x.isOnTop ? frame.top : frame.bottom
        if let xNames {
            return xNames.elements(frame.x, base: base, isOnTop: plot.x.isOnTop, width: plot.width) + titleElement()
        }
        let grid = xDomain.ticks.map { tick in
            let x = frame.x(tick.value)
            return SVGElement.line(x, frame.top, x, frame.bottom, class: "grid")
        }
        let labels = tickLabels().map { label in
            SVGElement.text(
                label.text, x: label.middle, y: plot.x.isOnTop ? base - 7 : base + 15, .muted, anchor: .middle)
        }
        return grid + labels + titleElement()
    }

    /// Where all have no room, each second or third of evenly spaced ticks has a label, counted from zero; of others as
    /// many as there is room for.
    private func tickLabels() -> [(text: String, middle: Double)] {
        func withRoom(_ ticks: [AxisDomain.Tick]) -> [(text: String, middle: Double)] {
            var last = -Double.infinity
            return ticks.compactMap { tick in
                let half = textWidth(tick.label, .muted) / 2
                let x = max(half, min(frame.x(tick.value), plot.width - half))
                guard x - half > last + 4 else { return nil }
                last = x + half
                return (tick.label, x)
            }
        }
        let ticks = xDomain.ticks, all = withRoom(ticks)
        let gaps = zip(ticks, ticks.dropFirst()).map { frame.x($1.value) - frame.x($0.value) }
        guard all.count < ticks.count, gaps.allSatisfy({ abs($0 - gaps[0]) < 0.5 }) else { return all }
        let zero = ticks.firstIndex { $0.value == 0 } ?? 0
        let sparser = (2..<max(3, ticks.count)).lazy.map { step in
            ticks.indices.filter { ($0 - zero) % step == 0 }.map { ticks[$0] }
        }
        return sparser.first { withRoom($0).count == $0.count }.map(withRoom) ?? all
    }

    private func titleElement() -> [SVGElement] {
        guard let title = plot.x.title else { return [] }
        let ticks = plot.x.isShown ? xNames?.height ?? Self.tickHeight : 0
        let shown = TextFit.truncated(title, to: plot.width, .muted)
        let rules = Double(RuleLabel.levels(ruleLabels)) * 15
        let y = plot.x.isOnTop ? frame.top - ticks - 7 - rules : frame.bottom + ticks + 14
        // Right-aligned with the plot, unless the title is too long for that.
        let right = max(frame.right, min(plot.width, textWidth(shown, .muted)))
        return [.text(shown, x: right, y: y, .muted, anchor: .end).tooltip(title, unless: shown)]
    }

    func yAxisElements() -> [SVGElement] {
        if let names = plot.y.bands { return plot.y.isShown ? rowElements(names) : [] }
        var result: [SVGElement] = []
        if plot.y.isShown {
            result += yDomain.ticks.map { tick in
                .line(frame.left, frame.y(tick.value), frame.right, frame.y(tick.value), class: "grid")
            }
            result += yDomain.ticks.map { tick in
                .text(tick.label, x: frame.left - 8, y: frame.y(tick.value) + 4, .muted, anchor: .end)
            }
        }
        if let title = plot.y.title {
            let shown = TextFit.truncated(title, to: plot.width, .muted)
            let levels = Double(RuleLabel.levels(ruleLabels)) * 15
            result.append(.text(shown, x: 0, y: frame.top - 12 - levels, .muted).tooltip(title, unless: shown))
        }
        return result
    }

    private func rowElements(_ names: [BandName]) -> [SVGElement] {
        names.enumerated().map { index, name in
            let y = frame.y(Double(index)) + 4.5
            if name.isHeading {
                let shown = TextFit.truncated(name.text, to: plot.width, .number)
                return .text(shown, x: 0, y: y + 2, .number).tooltip(name.text, unless: shown)
            }
            let shown = TextFit.truncated(name.text, to: frame.left - 10, name.style)
            return .text(shown, x: frame.left - 10, y: y, name.style, anchor: .end).tooltip(name.text, unless: shown)
        }
    }

    func ruleLabelElements() -> [SVGElement] {
        ruleLabels.map {
            .text($0.text, x: $0.x, y: frame.top - 5 - Double($0.level) * 15 - xAxisOnTop, .muted, anchor: .middle)
        }
    }

    private var xAxisOnTop: Double { plot.x.isOnTop && plot.x.isShown ? Self.tickHeight : 0 }
}
