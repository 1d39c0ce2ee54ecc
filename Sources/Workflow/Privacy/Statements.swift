/// What people said about the use of their data, folded line by line: the last word by the end of the cut-off date decides.
///
/// In doubt for the person: a yes without a date counts only where no dates are kept at all, a no without one always; of
/// a yes and a no of the same moment the no counts.
struct Statements: Sendable {
    /// The first second after the cut-off date; nil: there is none, the last word of all decides.
    private let horizon: Int64?
    private let isDated: Bool
    /// Whether nobody may be used who said nothing.
    private let isAskedFor: Bool
    private var decided: [Word]
    private var later: [Word]
    private var undatedYes: [Bool]
    private var undatedNo: [Bool]

    private struct Word {
        var time: Int64 = .min
        var isNo = false

        mutating func take(_ new: Word) {
            if new.time > time {
                self = new
            } else if new.time == time {
                isNo = isNo || new.isNo
            }
        }
    }

    init(count: Int, until horizon: Int64?, isDated: Bool, isAskedFor: Bool) {
        self.horizon = horizon
        self.isDated = isDated
        self.isAskedFor = isAskedFor
        decided = [Word](repeating: Word(), count: count)
        later = decided
        undatedYes = [Bool](repeating: false, count: count)
        undatedNo = undatedYes
    }

    mutating func add(_ person: Int, isFavourable: Bool, at time: Int64?) {
        guard let time else {
            if !isFavourable {
                undatedNo[person] = true
            } else if !isDated {
                undatedYes[person] = true
            }
            return
        }
        let word = Word(time: time, isNo: !isFavourable)
        if let horizon, time >= horizon {
            later[person].take(word)
        } else {
            decided[person].take(word)
        }
    }

    func isAllowed(_ person: Int) -> Bool {
        if undatedNo[person] { return false }
        if decided[person].time > .min { return !decided[person].isNo }
        return undatedYes[person] || !isAskedFor
    }

    /// Whether their last word came after the cut-off date, and is no.
    func saidNoLater(_ person: Int) -> Bool { later[person].time > .min && later[person].isNo }
}
