import Foundation
import Templates
import Testing

/// WCAG 2.2, contrast (minimum): 4.5 for text, 3 for marks of a chart against the paper.
@Suite struct StyleTests {
    /// The variables of the light page, the dark page and print.
    static let palettes: [[String: UInt32]] = Templates.style.matches(of: #/:root \{([^}]*)\}/#).map { block in
        Dictionary(
            block.1.matches(of: #/--([a-z0-9]+): #([0-9a-f]+);/#).map { match in
                let digits = match.2.count == 3 ? match.2.map { "\($0)\($0)" }.joined() : String(match.2)
                return (String(match.1), UInt32(digits, radix: 16) ?? 0)
            }, uniquingKeysWith: { $1 })
    }

    @Test func coloursHaveContrast() {
        #expect(Self.palettes.count == 3)
        for palette in Self.palettes {
            for (foreground, background, least) in Self.pairs {
                let ratio = Self.contrast(palette[foreground] ?? 0, palette[background] ?? 0)
                #expect(palette[foreground] != nil && ratio >= least, "\(foreground) on \(background): \(ratio)")
            }
        }
    }

    private static let pairs =
        ["ink", "mut", "link", "ok", "bad", "unk"].flatMap { [($0, "paper", 4.5), ($0, "soft", 4.5)] }
        + ["s0", "s1", "s2", "s6", "s7"].map { ($0, "paper", 3.0) }

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
