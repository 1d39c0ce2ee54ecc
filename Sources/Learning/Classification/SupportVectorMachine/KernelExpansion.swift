import Foundation
import Statistics

/// Sums of radial basis functions, eight rows at a time: each lane adds in libsvm's order, so the sums are libsvm's.
struct KernelExpansion {
    private let machine: KernelMachine
    private let gamma: Double
    private let starts: [Int]

    private typealias Lanes = SIMD8<Double>

    init(_ machine: KernelMachine, gamma: Double) {
        self.machine = machine
        self.gamma = gamma
        starts = machine.counts.indices.map { machine.counts[..<$0].reduce(0, +) }
    }

    /// - Parameter result: rows x pairs.
    func evaluate(_ x: Matrix, into result: inout Matrix) {
        let pairs = machine.pairs
        var kernels = [Lanes](repeating: .zero, count: machine.supportVectors.rows)
        var block = [Lanes](repeating: .zero, count: x.columns)
        for start in stride(from: 0, to: x.rows, by: Lanes.scalarCount) {
            let lanes = min(Lanes.scalarCount, x.rows - start)
            for column in 0..<x.columns {
                for lane in 0..<lanes { block[column][lane] = x[start + lane, column] }
            }
            fill(&kernels, block)
            for (pair, (first, second)) in pairs.enumerated() {
                let sum = sum(kernels, of: first, against: second - 1) + sum(kernels, of: second, against: first)
                for lane in 0..<lanes { result[start + lane, pair] = sum[lane] - machine.offsets[pair] }
            }
        }
    }

    private func fill(_ kernels: inout [Lanes], _ block: [Lanes]) {
        machine.supportVectors.withUnsafeValues { vectors in
            block.withUnsafeBufferPointer { block in
                kernels.withUnsafeMutableBufferPointer { kernels in
                    for vector in kernels.indices {
                        var distance = Lanes.zero
                        let row = vectors.baseAddress.map { $0 + vector * block.count }
                        guard let row else { continue }
                        for column in block.indices {
                            let difference = block[column] - row[column]
                            distance += difference * difference
                        }
                        var kernel = Lanes.zero
                        for lane in kernel.indices { kernel[lane] = exp(-gamma * distance[lane]) }
                        kernels[vector] = kernel
                    }
                }
            }
        }
    }

    private func sum(_ kernels: [Lanes], of group: Int, against row: Int) -> Lanes {
        let start = row * machine.coefficients.columns
        return machine.coefficients.withUnsafeValues { coefficients in
            kernels.withUnsafeBufferPointer { kernels in
                var sum = Lanes.zero
                for vector in starts[group]..<starts[group] + machine.counts[group] {
                    sum += coefficients[start + vector] * kernels[vector]
                }
                return sum
            }
        }
    }
}
