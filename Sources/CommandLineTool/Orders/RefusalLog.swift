import Foundation
import Synchronization

/// Writes refused lines to a file as they come: line number, reason, invoice, tab between.
final class RefusalLog: Sendable {
  private let file: Mutex<FileHandle?>

  /// Nil writes nowhere.
  init(path: String?) throws {
    guard let path else {
      file = Mutex(nil)
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw ImportFault("can't write \(path)") }
    file = Mutex(handle)
  }

  func add(_ line: Int, _ reason: LineRefusal, invoice: String) {
    file.withLock { $0?.write(Data("\(line)\t\(reason.code)\t\(invoice)\n".utf8)) }
  }

  func close() {
    file.withLock { try? $0?.close() }
  }
}
