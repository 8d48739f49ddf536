import Foundation
import TestSupport

/// A disk below a server that fails on demand: a small C library is compiled and loaded before the system's, and takes
/// orders from a file while the server runs. It touches files of the data folder alone.
final class DiskOrders: Sendable {
  enum Operation: Int, CaseIterable, Sendable {
    case open, read, write, sync
  }

  enum Fault: Int32, Sendable {
    case ioError = 5
    case full = 28
    /// The first half is written, and that is what the call answers.
    case halfWritten = -1
    /// The first half is written, and the call answers that the disk is full.
    case tornAndFull = -2
  }

  private static let size = 64

  private let library: String
  private let path: String
  private let data: String

  /// Beside the data of a server in `folder`.
  init(_ folder: TemporaryFolder) async throws {
    library = "\(folder.path)/faulty_disk.so"
    path = "\(folder.path)/disk-orders"
    data = "\(folder.path)/data"
    try Data(count: Self.size * Operation.allCases.count).write(to: URL(filePath: path))
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "faulty_disk.c").path
    let compiled = try await FinishedProgram(
      URL(filePath: "/usr/bin/env"),
      ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl"],
      folder: folder.path)
    guard compiled.code == 0 else { throw NotCompiled(errors: compiled.errors) }
  }

  /// For the server's environment.
  var environment: [String: String] {
    ["LD_PRELOAD": library, "FAULTY_DISK_FOLDER": data, "FAULTY_DISK_ORDERS": path]
  }

  /// The next calls of the operation on files whose path ends in `ending` fail; without a number all do.
  func fail(_ operation: Operation, of ending: String, with fault: Fault, times: Int? = nil) throws {
    var name = Array(ending.utf8.prefix(48))
    name += Array(repeating: 0, count: 48 - name.count)
    try write(name, at: operation.rawValue * Self.size + 16)
    try write(bytes(fault.rawValue), at: operation.rawValue * Self.size + 4)
    try write(bytes(Int32(times ?? -1)), at: operation.rawValue * Self.size)
  }

  func heal() throws {
    for operation in Operation.allCases { try write(bytes(0), at: operation.rawValue * Self.size) }
  }

  /// Calls that failed by order.
  func done(_ operation: Operation) throws -> Int {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(operation.rawValue * Self.size + 8))
    let bytes = try file.read(upToCount: 4) ?? Data()
    return Int(bytes.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) })
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(bytes))
  }

  private func bytes(_ value: Int32) -> [UInt8] {
    withUnsafeBytes(of: value) { Array($0) }
  }

  struct NotCompiled: Error {
    let errors: String
  }
}
