import CMicroHTTPD
import Foundation
import HTTPValues

/// Refuses what two readers could read in two ways. libmicrohttpd takes most of it.
struct RequestGuard {
  /// How many header fields a request may have.
  static let maximumFields = 100

  let settings: HTTPServerSettings

  /// `known` becomes what is in order, also of a request that is refused.
  func read(
    _ line: RequestLine, target: String, of handle: OpaquePointer, _ known: inout KnownOfRequest
  ) throws(HTTPFault) -> RequestHead {
    guard target.utf8.count <= settings.maximumTargetBytes else {
      throw .targetTooLong(settings.maximumTargetBytes)
    }
    let isVersion11 = strcmp(line.version, "HTTP/1.1") == 0
    guard isVersion11 || strcmp(line.version, "HTTP/1.0") == 0 else { throw .versionUnsupported }
    guard let method = method(line.method) else { throw .methodUnknown }
    guard let parsed = RequestTarget(target) else { throw .targetInvalid }
    known.path = parsed.path

    let headerBytes = tandem_request_header_size(handle)
    let layout = HeadLayout.isKnown ? HeadLayout(line, targetLength: target.utf8.count) : nil
    var fields = FieldReader(handle: handle, layout: layout)
    fields.readAll(size: headerBytes)
    known.headers = fields.headers
    guard headerBytes <= settings.maximumHeaderBytes, fields.count <= Self.maximumFields else {
      throw .headersTooLarge(settings.maximumHeaderBytes, fields: Self.maximumFields)
    }
    if let fault = fields.fault { throw fault }
    guard fields.hosts == 1 || (fields.hosts == 0 && !isVersion11) else { throw .hostAmbiguous }
    guard fields.lengths + fields.encodings <= 1 else { throw .lengthAmbiguous }
    guard fields.encodings == 0 || isVersion11 else { throw .transferEncodingUnsupported }
    if let length = fields.length, length > settings.maximumBodyBytes {
      throw .bodyTooLarge(settings.maximumBodyBytes)
    }
    return RequestHead(
      method: method, target: parsed, headers: fields.headers, contentLength: fields.length,
      isChunked: fields.encodings == 1)
  }

  private func method(_ name: UnsafePointer<CChar>) -> HTTPMethod? {
    if strcmp(name, "GET") == 0 { return .get }
    if strcmp(name, "POST") == 0 { return .post }
    return HTTPMethod(rawValue: String(cString: name))
  }
}
