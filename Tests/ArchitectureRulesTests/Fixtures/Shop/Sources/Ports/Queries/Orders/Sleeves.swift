import Kernel

package struct Sleeved: Sendable {
  package let sleeve: Sleeve  // plant: D2
  package let plain: PlainSleeve  // decoy: D2
}

package enum Choice: Sendable {
  case plain(Int)  // decoy: D2
  case later(@Sendable () -> Int)  // plant: D2
}
