import Charts
import Foundation
import Templates
import Testing

@testable import Reporting

/// WCAG 2.2, contrast (minimum): 4.5 for text, 3 for marks of a chart against the paper.
@Suite struct StyleTests {
    /// The variables of the light page, the dark page and print.
    static let palettes: [[String: UInt32]] = Templates.style.matches(of: #/:root \{([^}]*)\}/#).map { block in
        Dictionary(
            block.1.matches(of: #/--([a-z0-9]+): #([0-9a-f]+);/#).map { match in
                (String(match.1), colour(String(match.2)))
            }, uniquingKeysWith: { $1 })
    }

    /// What is written into a page lacks remarks and blanks, and no rule.
    @Test func theShortStyleIsTheStyle() {
        let css = "/* a, b */\nbody > * { color: red; }\n  .a :nth-child(1),\n.b { content: \" / ; }\"; margin: 0 }\n"
        #expect(
            StyleSheet.shortened(css)
                == "body>*{color:red}\n.a :nth-child(1),.b{content:\" / ; }\";margin:0}\n")
        func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != ";" } }
        let whole = Templates.style.replacing(#/\/\*.*?\*\//#.dotMatchesNewlines(), with: "")
        #expect(bare(StyleSheet.text) == bare(whole))
        #expect(StyleSheet.text.utf8.count < Templates.style.utf8.count - 1_500)
    }

    @Test func coloursHaveContrast() throws {
        #expect(Self.palettes.count == 3)
        let light = try #require(Self.palettes.first)
        for palette in Self.palettes.map({ light.merging($0) { $1 } }) {
            for (foreground, background, least) in Self.pairs {
                let ratio = Self.contrast(try #require(palette[foreground]), try #require(palette[background]))
                #expect(ratio >= least, "\(foreground) on \(background): \(ratio)")
            }
        }
    }

    private static let series = (0..<8).map { "s\($0)" } + ["warm", "cool"]
    private static let pairs =
        ["ink", "mut", "link", "ok", "bad", "unk"].flatMap { [($0, "paper", 4.5), ($0, "soft", 4.5)] }
        + series.map { ($0, "paper", 3.0) }

    /// Bars may be paler than their colour, as far as each still stands out; what is paler has its figure beside it.
    @Test(arguments: ["s0", "s1", "mut"]) func palerBarsStandOut(colour: String) throws {
        for palette in Self.palettes {
            let (colour, paper) = (try #require(palette[colour]), try #require(palette["paper"]))
            #expect(Self.contrast(Self.mixed(colour, 0.85, over: paper), paper) >= 3)
        }
    }

    /// The figures in the cells of heat maps, on the strongest colour.
    @Test func heatMapsCanBeRead() throws {
        let strongest = HeatColour.diverging(1, limit: 1).opacity
        let light = try #require(Self.palettes.first)
        for palette in Self.palettes.map({ light.merging($0) { $1 } }) {
            for colour in ["warm", "cool"] {
                let (ink, paper) = (try #require(palette["ink"]), try #require(palette["paper"]))
                let ground = Self.mixed(try #require(palette[colour]), strongest, over: paper)
                #expect(Self.contrast(ink, ground) >= 4.5)
            }
        }
    }

    /// A figure in a file of its own has the colours of the page.
    @Test func standaloneFiguresHaveTheSameColours() throws {
        let chart = Chart(
            title: "T", description: "D", caption: "", drawing: Drawing(width: 1, height: 1),
            data: DataTable([], rows: []))
        let style = chart.standaloneSVG(id: "x")
        let blocks = style.matches(of: #/svg\{(--[^}]*)\}/#).map { String($0.1) }
        try #require(blocks.count == 2)
        for (block, palette) in zip(blocks, Self.palettes) {
            for match in block.matches(of: #/--([a-z0-9]+):#([0-9a-f]+)/#) {
                #expect(palette[String(match.1)] == Self.colour(String(match.2)), "\(match.1)")
            }
        }
    }

    /// Whoever uses the keyboard sees where they are; whoever dislikes motion is spared it.
    @Test func focusIsSeenAndMotionReduced() {
        #expect(Templates.style.contains(#/:focus-visible \{ outline: 2px solid var\(--link\)/#))
        #expect(!Templates.style.contains("outline: none") && !Templates.style.contains("outline: 0"))
        #expect(Templates.style.contains(#/prefers-reduced-motion: reduce\) \{ html \{ scroll-behavior: auto/#))
    }

    /// `colour` at an opacity over `ground`.
    private static func mixed(_ colour: UInt32, _ opacity: Double, over ground: UInt32) -> UInt32 {
        [16, 8, 0].reduce(0) { sum, shift in
            let (top, bottom) = (Double(colour >> UInt32(shift) & 255), Double(ground >> UInt32(shift) & 255))
            return sum | UInt32((top * opacity + bottom * (1 - opacity)).rounded()) << UInt32(shift)
        }
    }

    private static func colour(_ digits: String) -> UInt32 {
        UInt32(digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits, radix: 16) ?? 0
    }

    private static func contrast(_ first: UInt32, _ second: UInt32) -> Double {
        let (a, b) = (luminance(first), luminance(second))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func luminance(_ colour: UInt32) -> Double {
        let channels = [16, 8, 0].map { shift in
            let value = Double(colour >> UInt32(shift) & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
