import Statistics

/// Turns the rows of a matrix among each other so that each has few large entries and many small ones (Kaiser 1958):
/// singular vectors mix topics, turned ones tell them apart. Pairs of rows are turned by the best angle in sweeps, until
/// none turns noticeably.
enum Varimax {
    private static let mostSweeps = 100
    private static let leastAngle = 1e-10

    static func rotate(_ loadings: Matrix) -> Matrix {
        var rows = (0..<loadings.rows).map { Array(loadings.row($0)) }
        let width = Double(loadings.columns)
        for _ in 0..<mostSweeps {
            var largest = 0.0
            for first in rows.indices {
                for second in rows.indices where second > first {
                    let angle = bestAngle(rows[first], rows[second], width)
                    guard abs(angle) > leastAngle else { continue }
                    largest = max(largest, abs(angle))
                    turn(&rows, first, second, by: angle)
                }
            }
            if largest <= leastAngle { break }
        }
        var result = Matrix(rows)
        for row in rows.indices { result.makeLargestPositive(row) }
        return result
    }

    private static func bestAngle(_ x: [Double], _ y: [Double], _ width: Double) -> Double {
        var a = 0.0, b = 0.0, c = 0.0, d = 0.0
        for index in x.indices {
            let u = x[index] * x[index] - y[index] * y[index], v = 2 * x[index] * y[index]
            a += u
            b += v
            c += u * u - v * v
            d += 2 * u * v
        }
        return arcTangent(d - 2 * a * b / width, c - (a * a - b * b) / width) / 4
    }

    private static func turn(_ rows: inout [[Double]], _ first: Int, _ second: Int, by angle: Double) {
        let (cosine, sine) = cosineAndSine(angle)
        for index in rows[first].indices {
            let x = rows[first][index], y = rows[second][index]
            rows[first][index] = cosine * x + sine * y
            rows[second][index] = cosine * y - sine * x
        }
    }
}
