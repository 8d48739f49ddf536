package enum Policy: Sendable {
  case anyone, signedIn
}

package struct Position: Sendable, Codable {
  package let value: Int

  package init(_ value: Int) { self.value = value }
}
