import Kernel

/// Why a query is refused after something was read for it, with the position that it was read at.
struct RefusedReading: Error {
  let reason: any Error
  let position: PositionToken

  /// What the body throws came of what was read at the position.
  static func marking<R>(_ position: PositionToken, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch {
      throw RefusedReading(reason: error, position: position)
    }
  }
}
