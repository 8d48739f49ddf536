import Foundation

/// The files of one version of a projection in a folder: `order_summary.v1.sqlite`, and after rebuilds
/// `order_summary.v1.2.sqlite` and so on. What bears such a name is whole. One under construction has another name.
struct ProjectionFiles {
  private let folder: String
  /// `order_summary.v1`
  private let stem: String

  init(folder: String, name: String, version: Int) {
    self.folder = folder
    stem = "\(name).v\(version)"
  }

  /// Worthless after a crash.
  var underConstruction: String { "\(folder)/\(stem).rebuild.sqlite" }
  /// A construction that was stopped in good order.
  var stopped: String { "\(folder)/\(stem).stopped.sqlite" }
  /// Those that are there, the latest last. All but the latest are left over from a swap that was cut short.
  var whole: [String] { generations.map(path) }
  /// For the file that replaces the latest.
  var next: String { path((generations.last ?? 0) + 1) }

  private func path(_ generation: Int) -> String {
    generation == 1 ? "\(folder)/\(stem).sqlite" : "\(folder)/\(stem).\(generation).sqlite"
  }

  private var generations: [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap(generation).sorted()
  }

  private func generation(_ name: String) -> Int? {
    guard name.hasPrefix(stem), name.hasSuffix(".sqlite") else { return nil }
    let middle = name.dropFirst(stem.count).dropLast(".sqlite".count)
    return middle.isEmpty ? 1 : middle.first == "." ? Int(middle.dropFirst()) : nil
  }

  /// The files of all projections and versions in a folder, but those under construction.
  static func durable(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".sqlite") && !$0.hasSuffix(".rebuild.sqlite") }.map { "\(folder)/\($0)" }
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  static func remove(_ path: String) throws {
    for part in ["", "-wal", "-shm"] where exists(path + part) {
      try FileManager.default.removeItem(atPath: path + part)
    }
  }

  /// Nobody may have it open, and its write-ahead log must have been copied into it.
  static func move(_ path: String, to other: String) throws {
    try remove(other)
    try FileManager.default.moveItem(atPath: path, toPath: other)
    // A reader may have left an empty log behind.
    try remove(path)
  }
}
