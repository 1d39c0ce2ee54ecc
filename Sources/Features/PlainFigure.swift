import Basics

/// Three significant digits without idle zeros, for the words of a step: `2`, `0.5`, `93.1`.
func plainFigure(_ value: Double) -> String {
    var text = NumberFormat.significant(value)
    let mark = Language.current.decimalMark
    guard text.contains(mark), text.allSatisfy({ $0 != "e" }) else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(mark) { text.removeLast(mark.count) }
    return text
}
