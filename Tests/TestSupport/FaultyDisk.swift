import CSQLite
import Foundation
import Synchronization

/// The system's file layer of SQLite with faults on demand, for the whole test process. Files without an order work
/// as ever.
package enum FaultyDisk {
  package enum Operation {
    case read
    case write
    case sync
  }

  /// From now on `operation` on the file fails with `code`.
  package static func fail(_ operation: Operation, of path: String, with code: Int32) {
    shared.withLock { $0.orders[key(path), default: [:]][operation] = code }
  }

  package static func heal(_ path: String) {
    shared.withLock { $0.orders[key(path)] = nil }
  }

  /// Syncs of the file that were asked for.
  package static func syncs(of path: String) -> Int {
    shared.withLock { $0.syncs[key(path)] ?? 0 }
  }

  /// Before the first connection of a test.
  package static func install() {
    _ = installed
  }

  private struct Disk {
    var orders: [String: [Operation: Int32]] = [:]
    var syncs: [String: Int] = [:]
    /// By the address of SQLite's file: its path, and the address of the methods it came with.
    var files: [UInt: (key: String, methods: UInt)] = [:]
    var replacements: [UInt: UInt] = [:]
    var open: @convention(c) (VFS?, UnsafePointer<CChar>?, File?, Int32, UnsafeMutablePointer<Int32>?) -> Int32 = {
      _, _, _, _, _ in SQLITE_ERROR
    }
  }

  private typealias VFS = UnsafeMutablePointer<sqlite3_vfs>
  private typealias File = UnsafeMutablePointer<sqlite3_file>

  private static let shared = Mutex(Disk())

  /// The unique folder and the file: SQLite resolves links in what comes before.
  private static func key(_ path: String) -> String {
    path.split(separator: "/").suffix(2).joined(separator: "/")
  }

  private static let installed: Bool = {
    sqlite3_initialize()
    guard let system = sqlite3_vfs_find(nil), let open = system.pointee.xOpen else { return false }
    shared.withLock { $0.open = open }
    let faulty = VFS.allocate(capacity: 1)
    faulty.initialize(to: system.pointee)
    faulty.pointee.zName = UnsafePointer(strdup("faulty"))
    faulty.pointee.xOpen = { vfs, name, file, flags, outFlags in
      FaultyDisk.open(vfs, name, file, flags, outFlags)
    }
    return sqlite3_vfs_register(faulty, 1) == SQLITE_OK
  }()

  private static func open(
    _ vfs: VFS?, _ name: UnsafePointer<CChar>?, _ file: File?, _ flags: Int32, _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    let code = shared.withLock { $0.open }(vfs, name, file, flags, outFlags)
    guard code == SQLITE_OK, let name, let file, let methods = file.pointee.pMethods else { return code }
    let path = key(String(cString: name))
    let address = shared.withLock { disk in
      disk.files[UInt(bitPattern: file)] = (path, UInt(bitPattern: methods))
      if let known = disk.replacements[UInt(bitPattern: methods)] { return known }
      let made = UInt(bitPattern: replacement(for: methods))
      disk.replacements[UInt(bitPattern: methods)] = made
      return made
    }
    file.pointee.pMethods = UnsafePointer(bitPattern: address)
    return code
  }

  private static func replacement(for methods: UnsafePointer<sqlite3_io_methods>) -> UnsafePointer<sqlite3_io_methods> {
    let copy = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    copy.initialize(to: methods.pointee)
    copy.pointee.xRead = { file, bytes, count, offset in
      FaultyDisk.order(.read, file) ?? FaultyDisk.methods(file).xRead(file, bytes, count, offset)
    }
    copy.pointee.xWrite = { file, bytes, count, offset in
      FaultyDisk.order(.write, file) ?? FaultyDisk.methods(file).xWrite(file, bytes, count, offset)
    }
    copy.pointee.xSync = { file, flags in
      FaultyDisk.order(.sync, file) ?? FaultyDisk.methods(file).xSync(file, flags)
    }
    copy.pointee.xClose = { file in
      let close = FaultyDisk.methods(file).xClose
      FaultyDisk.shared.withLock { $0.files[UInt(bitPattern: file)] = nil }
      return close?(file) ?? SQLITE_IOERR
    }
    return UnsafePointer(copy)
  }

  private static func order(_ operation: Operation, _ file: File?) -> Int32? {
    shared.withLock { disk in
      guard let key = disk.files[UInt(bitPattern: file)]?.key else { return nil }
      if operation == .sync { disk.syncs[key, default: 0] += 1 }
      return disk.orders[key]?[operation]
    }
  }

  private static func methods(_ file: File?) -> sqlite3_io_methods {
    let address = shared.withLock { $0.files[UInt(bitPattern: file)]?.methods }
    guard let address, let methods = UnsafePointer<sqlite3_io_methods>(bitPattern: address) else {
      fatalError("a file that was never opened")
    }
    return methods.pointee
  }
}
