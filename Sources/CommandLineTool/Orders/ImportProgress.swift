import Foundation

/// A bar on a terminal, plain lines elsewhere; both on standard error, and neither often.
struct ImportProgress {
  private static let width = 30

  private let size: Int?
  private let isTerminal = isatty(2) == 1
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var records = 0

  /// `size` in bytes, if it is known.
  init(size: Int?) {
    self.size = size
  }

  mutating func show(_ bytes: Int, _ report: () -> ImportReport) {
    records += 1
    guard records % 256 == 0 else { return }
    let now = ContinuousClock.now
    guard now - shown > (isTerminal ? .milliseconds(200) : .seconds(5)) else { return }
    shown = now
    let invoices = report().invoices
    let rate = Int(Double(invoices) / max((now - start) / .seconds(1), 0.001))
    let figures = "\(invoices) invoices, \(rate)/s"
    guard let size, size > 0 else { return write(figures) }
    let share = min(1, Double(bytes) / Double(size))
    let filled = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    write("[\(bar)] \(Int(share * 100)) %  \(figures)")
  }

  func end() {
    if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data((isTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n").utf8))
  }
}
