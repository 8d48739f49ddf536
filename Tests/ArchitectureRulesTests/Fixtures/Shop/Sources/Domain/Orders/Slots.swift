#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Slots {
  static func slot(_ word: String) -> Int { word.hashValue % 16 }  // plant: D1
  static func clean(_ word: String) -> Int { word.count % 16 }  // decoy: D1
  static func root(_ value: Double) -> Double { pow(value, 2) }  // decoy: D1
  static func now() -> Int {
    var time = timespec()
    timespec_get(&time, TIME_UTC)  // plant: D1
    return time.tv_sec
  }
}
