import HTTPValues

/// Why a query is refused after something was read for it, with the headers that tell how it was read.
struct RefusedReading: Error {
  let reason: any Error
  private(set) var headers: HTTPHeaders = [:]

  init(_ reason: any Error, mark: (inout HTTPHeaders) -> Void) {
    self.reason = reason
    mark(&headers)
  }

  /// What the body throws came of what was read.
  static func marking<R>(_ mark: (inout HTTPHeaders) -> Void, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch {
      throw RefusedReading(error, mark: mark)
    }
  }
}
