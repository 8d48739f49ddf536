import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Turns USRs into signatures in which no alias is left.
///
/// The USR of a Swift symbol is its mangled name, so the runtime's own demangler reads it.
public enum Demangler {
  private typealias Function =
    @convention(c) (
      UnsafePointer<CChar>, Int, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<Int>?, UInt32
    ) -> UnsafeMutablePointer<CChar>?

  private static let function: Function? = dlsym(nil, "swift_demangle").map { unsafeBitCast($0, to: Function.self) }

  /// Such as `Queries.ListOrders.execute(Queries.ListOrdersQuery) -> QueryPorts.Page<QueryPorts.OrderView>`.
  public static func signature(ofUSR usr: String) -> String? {
    guard usr.hasPrefix("s:"), let function else { return nil }
    let mangled = "$s" + usr.dropFirst(2)
    guard let text = function(mangled, mangled.utf8.count, nil, nil, 0) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
