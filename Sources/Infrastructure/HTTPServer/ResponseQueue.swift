import CMicroHTTPD
import Foundation
import HTTPValues

/// Hands a response to libmicrohttpd; `false` when HTTP does not allow its status or one of its fields. `streamed` is the
/// reply's content when that is a stream.
func queueResponse(_ reply: HTTPResponse, _ streamed: StreamedBody?, on handle: OpaquePointer, closing: Bool) -> Bool {
  guard 200...599 ~= reply.status, let response = streamed.map(libraryResponse) ?? libraryResponse(reply) else {
    return false
  }
  defer { MHD_destroy_response(response) }
  for (name, value) in reply.headers.pairs where !isServersOwn(name) {
    guard MHD_add_response_header(response, name, value) == .YES else { return false }
  }
  if closing || reply.headers["Connection"]?.lowercased() == "close" {
    MHD_add_response_header(response, "Connection", "close")
  }
  return LibraryAnswers.queue(handle, UInt32(reply.status), response)
}

/// The body is copied once, into memory that the library frees. The library leaves it out for HEAD, 204 and 304.
private func libraryResponse(_ reply: HTTPResponse) -> OpaquePointer? {
  let count = reply.body.count
  guard count > 0, let copy = malloc(count) else {
    return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
  }
  reply.body.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: count) }
  guard let response = MHD_create_response_from_buffer(count, copy, .RESPMEM_MUST_FREE) else {
    free(copy)
    return nil
  }
  return response
}
