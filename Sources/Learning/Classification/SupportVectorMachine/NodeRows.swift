internal import CLinear
internal import CSVM
import Statistics

/// An entry of a sparse row; libsvm and liblinear have one each, of the same shape.
protocol SparseNode {
    init(index: Int32, value: Double)
}

extension svm_node: SparseNode {}
extension feature_node: SparseNode {}

/// A matrix as libsvm and liblinear read it: of every row the entries that aren't 0, counted from 1, closed by an entry
/// of index -1. The one owner of that memory; nothing writes to it once it is made.
final class NodeRows<Node: SparseNode>: @unchecked Sendable {
    private let nodes: UnsafeMutablePointer<Node>
    private let starts: [Int]

    /// - Parameter bias: put behind each row as one more feature.
    init(_ x: Matrix, bias: Double? = nil) {
        let width = x.columns + (bias == nil ? 1 : 2)
        let nodes = UnsafeMutablePointer<Node>.allocate(capacity: max(1, x.rows * width))
        var starts: [Int] = []
        starts.reserveCapacity(x.rows)
        var place = 0
        func append(_ index: Int, _ value: Double) {
            (nodes + place).initialize(to: Node(index: Int32(index), value: value))
            place += 1
        }
        for row in 0..<x.rows {
            starts.append(place)
            for column in 0..<x.columns where x[row, column] != 0 { append(column + 1, x[row, column]) }
            if let bias { append(x.columns + 1, bias) }
            append(-1, 0)
        }
        self.nodes = nodes
        self.starts = starts
    }

    deinit { nodes.deallocate() }

    /// Where the row starts; good as long as this object lives.
    func pointer(row: Int) -> UnsafeMutablePointer<Node> { nodes + starts[row] }
}
