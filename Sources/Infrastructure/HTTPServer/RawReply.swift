import CMicroHTTPD
import Foundation
import HTTPValues

/// A response as it goes over the wire when the connection ends with it: libmicrohttpd takes none in the middle of a
/// body, and none for a connection it does not have.
func rawBytes(of response: HTTPResponse, withBody: Bool) -> [UInt8] {
  let status = 200...599 ~= response.status ? response.status : 500
  var head = "HTTP/1.1 \(status) \(String(cString: MHD_get_reason_phrase_for(UInt32(status))))\r\n"
  head += "Date: \(httpDate())\r\n"
  for (name, value) in response.headers.pairs where isSendable(name: name, value: value) {
    head += "\(name): \(value)\r\n"
  }
  head += "Content-Length: \(response.body.count)\r\nConnection: close\r\n\r\n"
  return withBody ? Array(head.utf8) + response.body : Array(head.utf8)
}

/// Whether the app may set this field: not one that the server writes itself.
func isServersOwn(_ name: String) -> Bool {
  switch name.utf8.count {
  case 4: name.lowercased() == "date"
  case 10: name.lowercased() == "connection"
  case 14: name.lowercased() == "content-length"
  case 17: name.lowercased() == "transfer-encoding"
  default: false
  }
}

private func isSendable(name: String, value: String) -> Bool {
  !isServersOwn(name) && !name.utf8.isEmpty && name.utf8.allSatisfy(isTokenByte) && value.utf8.allSatisfy(isValueByte)
}

private func httpDate() -> String {
  var seconds = time(nil)
  var parts = tm()
  gmtime_r(&seconds, &parts)
  var buffer = [CChar](repeating: 0, count: 64)
  let count = strftime(&buffer, buffer.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
  return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
