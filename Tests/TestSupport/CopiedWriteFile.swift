import Foundation

/// Makes copied files stand for those of a process that was killed: to the mark beside the write file, a copy is another.
package func passAsLeft(_ writeFile: String) throws {
  let mark = URL(filePath: "\(writeFile)-mark")
  var words = try String(contentsOf: mark, encoding: .utf8).split(whereSeparator: \.isWhitespace).map(String.init)
  let number = try FileManager.default.attributesOfItem(atPath: writeFile)[.systemFileNumber] as? Int
  words[words.count - 1] = "\(number ?? 0)"
  try Data("\(words.joined(separator: " "))\n".utf8).write(to: mark)
}
