import Testing

/// Any one source is enough, and any of them together.
@Suite struct StudyShapeTests {
    @Test func customersWithoutAKey() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let run = try Examples.report(folder)
        #expect(run.hasPrefix("reports/study/undated-"))
        let files = try folder.contents(of: run).keys.sorted()
        let expected = ["findings.json", "manifest.json", "model.json", "report.html", "report.md"]
        #expect(files.filter { !$0.hasPrefix("figures/") } == expected)
        #expect(files.count { $0.hasPrefix("figures/") } >= 10)
        #expect(folder.exists("reports/index.html"))
    }

    @Test(arguments: [["purchases"], ["visits"], ["interactions"], ["purchases", "visits"], ["customers", "visits"]])
    func onlySomeOfTheSources(kinds: [String]) throws {
        let folder = try Examples.shop()
        var sources = ["study: Part of a shop", "seed: 1", "as-of: 2024-10-01", "sources:"]
        for kind in kinds {
            switch kind {
            case "customers": sources.append("  customers: {csv: customers.csv, key: customer_id}")
            case "purchases":
                sources.append(
                    "  purchases: {csv: purchases.csv, customer: customer_id, time: ordered_at, order: order_no, "
                        + "amount: quantity * unit_price, where: quantity > 0}")
            case "visits": sources.append("  visits: {csv: visits.csv, customer: customer_id, time: started_at}")
            default: sources.append("  \(kind): {csv: \(kind).csv, customer: customer_id, time: timestamp, kind: kind}")
            }
        }
        sources += ["segments: {k: 3, starts: 2, pairs: 5}"]
        try folder.write("shop/study.yaml", sources.joined(separator: "\n") + "\n")
        let run = try Examples.report(folder, "shop")
        let report = try folder.text("\(run)/report.md")
        for kind in kinds { #expect(report.contains(kind)) }
        #expect(!report.contains("bias audit has"))
    }

    @Test func consentIsAStepOfTheFunnel() throws {
        let folder = try Examples.shop()
        let run = try Examples.report(folder, "shop")
        let rows = try folder.text("shop/customers.csv").split(separator: "\n").dropFirst()
        let consenting = rows.count { $0.hasSuffix(",yes") }
        try #require(consenting > 0 && consenting < rows.count, "the sample's last column is the consent")
        let findings = try folder.text("\(run)/findings.json")
        #expect(findings.contains("\"step\": \"consent given\""))
        #expect(findings.contains("\"customers\": \(consenting),"))
    }

    @Test(arguments: ["none", "z", "robust", "min-max"])
    func everyScale(scale: String) throws {
        let yaml = Examples.customersOnly + "preparation: {scale: \(scale), winsorise: 0, log: []}\n"
        let run = try Examples.report(try Examples.study(yaml, Examples.clouds(60)))
        #expect(!run.isEmpty)
    }

    @Test func columnNamesOfAnyKind() throws {
        let names = ["sp ace", "qu\"\"ote", "sla/sh", "ünïcode 🙂", "a.b", "per%cent", "'", "{{ x }}", "日本"]
        var csv = names.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
        for row in 0..<60 {
            csv +=
                names.indices.map { "\(row * ($0 + 3) % 17 + row % 2 * 20 * ($0 % 2))" }.joined(separator: ",") + "\n"
        }
        let folder = try Examples.study(Examples.customersOnly, csv)
        let report = try folder.text("\(Examples.report(folder))/report.md")
        // Each is named in the report: as a feature, or as one left out.
        for name in ["p ace", "la/sh", "nïcode 🙂", "日本", ".b", "er%cent"] {
            #expect(report.contains(name), "\(name)")
        }
    }

    @Test func severalStudiesAreComparedAndIndexed() throws {
        let folder = try Folder()
        for (name, other) in [("one", "two"), ("two", "one")] {
            try folder.write(
                "\(name)/study.yaml", Examples.customersOnly + "case-study: {sector: \(name), compare: [../\(other)]}\n"
            )
            try folder.write("\(name)/customers.csv", Examples.clouds(name == "one" ? 60 : 80))
        }
        let outcome = try Segmentary.run(["report", "one", "two/", "--out", "site"], in: folder)
        #expect(outcome.status == 0, "\(outcome.stderr)")
        let runs = outcome.stdout.split(separator: "\n").map(String.init)
        try #require(runs.count == 2)
        #expect(runs[0].hasPrefix("site/one/") && runs[1].hasPrefix("site/two/"))
        let index = try folder.text("site/index.html")
        for run in runs { #expect(index.contains(run.dropFirst("site/".count))) }
        #expect(try folder.text("\(runs[0])/findings.json").contains("\"caseStudies\""))
    }
}
