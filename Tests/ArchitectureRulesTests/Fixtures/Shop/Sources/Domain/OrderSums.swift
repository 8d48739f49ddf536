/// Of the frame, and yet about orders.
extension [Order] {  // plant: N3
  package var sum: Int { reduce(0) { $0 + $1.total.cents } }  // plant: N3
}
