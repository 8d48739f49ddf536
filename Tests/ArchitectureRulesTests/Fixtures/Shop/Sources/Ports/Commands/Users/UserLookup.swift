/// What a command must know before its unit of work.
package protocol UserLookup: Sendable {
  func findUser(_ name: String) async -> String?  // decoy: C3
  func findAndMark(_ name: String) async -> String?  // plant: C3
  func loadUser(_ name: String) async -> String?  // plant: C3
  func findInside(in transaction: any Transaction) -> String?  // plant: C3
  var size: Int { get }  // plant: C3
}

/// Its adapter writes a statement that is made of columns.
package protocol UserShelf: Sendable {
  func shelve(_ name: String)  // plant: C3
}
