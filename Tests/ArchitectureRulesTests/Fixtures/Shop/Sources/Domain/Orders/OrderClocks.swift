import Foundation
import Kernel

typealias Instant = Date

package enum OrderClocks {
  static func plain() -> Date { Date() }  // plant: D1
  static func aliased() -> Date { Instant() }  // plant: D1
  static func inferred() -> Date { .init() }  // plant: D1
  static func present() -> Date { .now }  // plant: D1
  static func defaulted(_ at: Date = Date.now) -> Date { at }  // plant: D1
  static func through() -> Date { stamp() }  // plant: D1
  static func keyed() -> KeyPath<Ticket, Date> { \.issued }  // plant: D1
  static func handed() -> [UUID] { (0..<2).map { _ in UUID() } }  // plant: D1
  static func taken() -> () -> UUID { UUID.init }  // plant: D1
  static func drawn() -> Int { .random(in: 0..<2) }  // plant: D1
  static func mixed(_ items: [Int]) -> [Int] { items.shuffled() }  // plant: D1
  static func file() -> Bool { FileManager.default.fileExists(atPath: "x") }  // plant: D1
  static let shared = UUID()  // plant: D1
  static func random() -> Int { 4 }  // decoy: D1
  static func called() -> Int { random() }  // decoy: D1
  static func note() -> String { "Date() and UUID() in a text" }  // decoy: D1
  // Date() in a comment is nothing. decoy: D1

  #if NEVER_COMPILED
    static func hidden() -> Date { Date() }  // plant: D1
  #endif
}
