import Foundation
import HTTPValues

/// The first line of a request where libmicrohttpd has it: valid during the call.
struct RequestLine {
  let method: UnsafePointer<CChar>
  let url: UnsafePointer<CChar>
  let version: UnsafePointer<CChar>

  var isHead: Bool { strcmp(method, "HEAD") == 0 }
}

/// A header that was found in order.
struct RequestHead {
  let method: HTTPMethod
  let target: RequestTarget
  let headers: HTTPHeaders
  /// Bytes; `nil` without a body or with a chunked one.
  let contentLength: Int?
  let isChunked: Bool

  var hasBody: Bool { isChunked || (contentLength ?? 0) > 0 }
}
