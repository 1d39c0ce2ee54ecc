import Learning
import Statistics
import Synchronization

/// A pipeline that keeps a note of each fit, to be looked up by the rows that it learnt from: a cross-validation hands
/// back predictions alone, and fitting twice to see the models too would cost twice.
struct NotedPipeline<P: ClassificationPipeline, Note: Sendable>: ClassificationPipeline {
    let pipeline: P
    let notes: FitNotes<Note>
    /// What to keep of a fit.
    let note: @Sendable (_ fitted: P.Fitted, _ rows: [Int], _ labels: [Int]) throws -> Note

    init(_ pipeline: P, note: @escaping @Sendable (P.Fitted, [Int], [Int]) throws -> Note) {
        self.pipeline = pipeline
        self.note = note
        notes = FitNotes()
    }

    func fit(training rows: [Int], labels: [Int]) throws -> P.Fitted {
        let fitted = try pipeline.fit(training: rows, labels: labels)
        notes.add(try note(fitted, rows, labels), of: rows)
        return fitted
    }
}

final class FitNotes<Note: Sendable>: Sendable {
    private let notes = Mutex<[[Int]: Note]>([:])

    func add(_ note: Note, of rows: [Int]) { notes.withLock { $0[rows] = note } }

    /// Nil where nothing was fitted to these rows.
    subscript(rows: [Int]) -> Note? { notes.withLock { $0[rows] } }
}
