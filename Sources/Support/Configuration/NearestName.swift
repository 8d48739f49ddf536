/// What somebody may have meant.
package enum NearestName {
  /// The candidate with the fewest slips (a letter too many, missing, wrong, or two swapped), or one that the name
  /// begins; nil when none is near.
  package static func of(_ name: String, among candidates: [String]) -> String? {
    let limit = max(1, name.count / 3)
    let near = candidates.map { ($0, slips(Array(name.utf8), Array($0.utf8))) }.filter { $0.1 <= limit }
    if let best = near.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) { return best.0 }
    return name.count >= 3 ? candidates.filter { $0.hasPrefix(name) }.min() : nil
  }

  /// The optimal string alignment distance.
  private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
