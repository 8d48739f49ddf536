import CommandLineTool
import Testing

@Suite struct InvoiceGroupingTests {
  private func line(_ invoice: Int, customer: String = "17850") throws -> RetailLine {
    let text = "\(536_000 + invoice),85123A,x,1,2010-12-01 08:26:00,1.0,\(customer),France"
    let record = try #require(try records(text).first)
    return try RetailLine(record, .ofTheSet())
  }

  /// The invoices' numbers, each with its lines, in the order in which they are complete.
  private func groups(_ invoices: [Int]) throws -> [[Int]] {
    var grouping = InvoiceGrouping()
    var complete: [Invoice] = []
    for invoice in invoices { if let done = grouping.add(try line(invoice)).complete { complete.append(done) } }
    complete += grouping.finish()
    return complete.map { [(Int($0.number.text) ?? 0) - 536_000, $0.lines.count] }
  }

  @Test func linesOfOneNumberAreOneInvoice() throws {
    #expect(try groups([1, 1, 1, 2, 3, 3]) == [[1, 3], [2, 1], [3, 2]])
  }

  @Test func anInterruptedInvoiceIsOneAndKeepsItsPlace() throws {
    #expect(try groups([1, 2, 1, 3, 2, 1]) == [[1, 3], [2, 2], [3, 1]])
  }

  @Test func fewerThanTheWindowMayComeBetween() throws {
    let between = Array(2...InvoiceGrouping.window)
    #expect(try groups([1] + between + [1]).first == [1, 2])
    let tooMany = Array(2...InvoiceGrouping.window + 1)
    #expect(try groups([1] + tooMany + [1]).filter { $0[0] == 1 } == [[1, 1], [1, 1]])
  }

  @Test func whereNobodyIsNamedTheGuestOfTheCountryOrders() throws {
    var grouping = InvoiceGrouping()
    _ = grouping.add(try line(1, customer: ""))
    let customer = try #require(grouping.finish().first?.customer)
    #expect(customer.text == "guest:France")
    #expect(customer.name == "Guest (France)")
    #expect(grouping.finish().isEmpty)
  }
}
