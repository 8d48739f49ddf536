/// The methods the server knows; any other is refused with 501 before a request exists.
package enum HTTPMethod: String, Sendable, CaseIterable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"
  case options = "OPTIONS"
  /// No route takes it: it would echo what was sent.
  case trace = "TRACE"
}
