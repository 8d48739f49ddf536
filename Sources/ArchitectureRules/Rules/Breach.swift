/// One place where a rule is broken.
public struct Breach: Sendable, Hashable {
  /// A step on the way from the offending line to what must not be reached.
  public struct Hop: Sendable, Hashable {
    public let name: String
    public let file: String
    public let line: Int32
  }

  /// From the package's root.
  public let file: String
  public let line: Int32
  public let column: Int32
  public let message: String
  public let path: [Hop]
  /// The declaration that holds the line, which stays the same when lines move.
  public let symbol: String

  public init(
    file: String, line: Int32, column: Int32, message: String, path: [Hop] = [], symbol: String = ""
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.path = path
    self.symbol = symbol
  }
}
