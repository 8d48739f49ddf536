/// A price of one unit in pounds, as the file writes it.
package enum RetailPrice: Equatable, Sendable {
  case pence(Int)
  case fractionOfPenny
  case negative

  enum Fault: Error {
    case form
    /// The mark may stand before a fraction or between thousands.
    case ambiguous
  }

  /// `2.55`, `2,55` or `1,234.56`. `1,234` can be read in two ways, and so can `1.234` where dots may stand between
  /// thousands.
  init(_ bytes: ArraySlice<UInt8>, dotsMayGroup: Bool) throws(Fault) {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let size = isNegative ? bytes.dropFirst() : bytes
    let mark = size.lastIndex(where: \.isMark)
    let decimals = mark.map { size[($0 + 1)...] } ?? []
    let whole = try Self.whole(size[..<(mark ?? size.endIndex)], before: mark.map { size[$0] })
    guard (1...9).contains(whole.count), let pounds = whole.decimal, mark == nil || (1...9).contains(decimals.count),
      decimals.allSatisfy(\.isDigit)
    else { throw .form }
    if let mark, decimals.count == 3, size.count(where: \.isMark) == 1, pounds > 0, whole.count <= 3 {
      guard size[mark] == UInt8(ascii: "."), !dotsMayGroup else { throw .ambiguous }
    }
    let first = decimals.prefix(2).decimal ?? 0
    let amount = pounds * 100 + (decimals.count == 1 ? first * 10 : first)
    let isFraction = decimals.dropFirst(2).contains { $0 != UInt8(ascii: "0") }
    if isNegative, amount > 0 || isFraction {
      self = .negative
    } else {
      self = isFraction ? .fractionOfPenny : .pence(amount)
    }
  }

  /// Digits in groups of three behind the first are joined, where the other mark stands between them.
  private static func whole(_ digits: ArraySlice<UInt8>, before mark: UInt8?) throws(Fault) -> ArraySlice<UInt8> {
    guard let mark, digits.contains(where: \.isMark) else { return digits }
    let other = mark == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
    let groups = digits.split(separator: other, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { throw .form }
    return groups.joined().reduce(into: []) { $0.append($1) }
  }
}
