import CMicroHTTPD
import Foundation
import HTTPValues

/// libmicrohttpd answers what it can't parse or hold by itself, with pages of HTML, and has no option for them. It queues
/// those by the function that everybody calls, and through the dynamic linker, which finds the program's own first: so
/// what comes to `answerInsteadOfLibrary` are the library's answers, and the server's problem goes out in their place.
///
/// Where a library's calls to itself are bound when it is built (macOS, a static build), its pages go out as they are.
enum LibraryAnswers {
  private typealias Queue = @convention(c) (OpaquePointer?, UInt32, OpaquePointer?) -> Int32

  /// The library's function, behind the one below.
  private static let library: Queue? = {
    let next = UnsafeMutableRawPointer(bitPattern: -1)
    return dlsym(next, "MHD_queue_response").map { unsafeBitCast($0, to: Queue.self) }
  }()

  static func queue(_ handle: OpaquePointer?, _ status: UInt32, _ response: OpaquePointer?) -> Bool {
    library?(handle, status, response) == Int32(MHD_Result.YES.rawValue)
  }

  /// What the library means, by where in a request it stopped. On the thread of the connection.
  fileprivate static func fault(_ status: UInt32, of connection: Connection, _ handle: OpaquePointer) -> HTTPFault {
    let settings = connection.core.settings
    return switch (status, connection.watched.phase) {
    case (400, .body): .chunkMalformed
    case (400, .head): tandem_request_header_size(handle) > 0 ? .lengthInvalid : .headerMalformed
    case (400, _): .requestLineInvalid
    case (413, _): .bodyTooLarge(settings.maximumBodyBytes)
    case (414, _): .targetTooLong(settings.maximumTargetBytes)
    case (431, _): .headersTooLarge(settings.maximumHeaderBytes, fields: RequestGuard.maximumFields)
    case (505, _): .versionUnsupported
    default: .responseInvalid
    }
  }
}

/// Answers that it did not take the response; the library closes the connection then.
@_cdecl("MHD_queue_response")
public func answerInsteadOfLibrary(_ handle: OpaquePointer?, _ status: UInt32, _ response: OpaquePointer?) -> Int32 {
  guard let handle, let context = tandem_connection_context(handle) else { return Int32(MHD_Result.NO.rawValue) }
  let connection = Unmanaged<Connection>.fromOpaque(context).takeUnretainedValue()
  let fault = LibraryAnswers.fault(status, of: connection, handle)
  connection.answerPastLibrary(fault, KnownOfRequest(), withBody: true)
  return Int32(MHD_Result.NO.rawValue)
}
