import CommandLineTool
import Foundation
import TestSupport

/// Reads a text as CSV, through a file.
func records(_ bytes: [UInt8]) throws -> [CSVRecord] {
  let folder = try TemporaryFolder()
  let path = "\(folder.path)/input.csv"
  try Data(bytes).write(to: URL(filePath: path))
  guard let file = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
  return try all(file)
}

func records(_ text: String) throws -> [CSVRecord] {
  try records(Array(text.utf8))
}

func all(
  _ file: FileHandle, separator: UInt8 = UInt8(ascii: ","),
  looksLikeRecord: @escaping (ArraySlice<UInt8>) -> Bool = { _ in false }
) throws -> [CSVRecord] {
  var reader = CSVReader(file)
  reader.separator = separator
  reader.looksLikeRecord = looksLikeRecord
  var records: [CSVRecord] = []
  while let record = try reader.read() { records.append(record) }
  return records
}

extension CSVRecord {
  /// Nil for a record that can't be read.
  var fields: [String]? {
    fault == nil ? (0..<count).map { text($0) ?? "not UTF-8" } : nil
  }
}
