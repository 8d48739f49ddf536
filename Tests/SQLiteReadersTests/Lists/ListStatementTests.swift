import QueryPorts
import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// What a list sorted by texts does that one sorted by numbers can't show.
@Suite struct ListStatementTests {
  private struct Word: Codable, Sendable {
    let id: String
    let text: String
  }

  private enum WordSort: String, ListSort {
    case text

    static let standard = WordSort.text
    static let standardDirection = SortDirection.asc
  }

  private struct WordFilter {
    var text: String?
  }

  private static func list(_ name: String) -> ListStatement<WordFilter, WordSort, Word> {
    ListStatement(
      name, select: "SELECT id, text FROM words", filters: [ListFilter("text = ?") { $0.text }],
      by: { _ in .text("text", \.text) }, id: .text("id", \.id))
  }

  private let connection: Connection
  private let folder: TemporaryFolder
  /// Ties, an empty text, and what a cursor's own form is made of.
  private let texts = ["", "a", "a", "a", "a|b", "a:b", "12:x", "ä", "ö", "🐭", "🐭", "z", "z", "z z"]

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: "\(folder.path)/words.sqlite", mode: .readWrite(synchronous: .off))
    try connection.run("CREATE TABLE words (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT")
    // Against the order of the ids, by which ties are broken.
    for (number, text) in texts.enumerated().reversed() {
      try connection.run("INSERT INTO words (id, text) VALUES (?, ?)", "\(number)|7:", text)
    }
  }

  private func page(
    _ start: PageStart, _ direction: SortDirection, of list: ListStatement<WordFilter, WordSort, Word>
  ) throws -> Page<Word> {
    try list.page(
      WordFilter(), PageRequest(direction: direction, limit: 3, start: start), total: texts.count,
      on: connection.reading
    ) { row in
      Word(id: try row.text(0), text: try row.text(1))
    }
  }

  @Test(arguments: SortDirection.allCases) func cursorsLeadThroughAllTextsOnce(_ direction: SortDirection) throws {
    var (found, start) = ([Word](), PageStart.offset(0))
    while true {
      let page = try page(start, direction, of: Self.list("words"))
      found += page.items
      #expect(page.hasPrev == (start != .offset(0)))
      guard let next = page.nextCursor else { break }
      start = .cursor(try #require(PageCursor(text: next)))
    }
    // SQLite orders texts by their bytes.
    let sorted = texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(found.map(\.text) == (direction == .asc ? sorted : sorted.reversed()))
    #expect(Set(found.map(\.id)).count == texts.count)
  }

  @Test func aCursorOfAnotherListOrOfANumberIsRefused() throws {
    let cursor = try #require(
      try page(.offset(0), .asc, of: Self.list("words")).nextCursor.flatMap(PageCursor.init(text:)))
    #expect(throws: UnknownCursor.self) { try page(.cursor(cursor), .asc, of: Self.list("other words")) }
    let number = PageCursor(list: "words", order: "text.asc", value: .number(1), id: "1")
    #expect(throws: UnknownCursor.self) { try page(.cursor(number), .asc, of: Self.list("words")) }
  }

  @Test func everyCombinationHasAStatement() {
    let texts = Self.list("words").statements.map(\.text)
    #expect(texts.count == 2 * 2 * 2)
    #expect(Set(texts).count == texts.count)
    #expect(
      texts.contains(
        "SELECT id, text FROM words WHERE text = ? AND (text, id) < (?, ?) ORDER BY text DESC, id DESC LIMIT ?"))
  }
}
