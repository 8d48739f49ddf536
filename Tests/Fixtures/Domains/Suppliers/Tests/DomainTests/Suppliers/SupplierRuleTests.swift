import Domain
import Foundation
import Kernel
import Testing

@Suite struct SupplierRuleTests {
  private let id = UUID()

  @Test func `a new supplier is named as told, trimmed, in its first version`() throws {
    let supplier = try Supplier.add(id: id, name: " Fogg & Sons ", note: nil)
    #expect(supplier.name == "Fogg & Sons")
    #expect(supplier.version == 1)
    #expect(supplier.pending.count == 1)
  }

  @Test func `all faulty fields are named at once`() {
    let long = String(repeating: "x", count: Supplier.longestNote + 1)
    let error = #expect(throws: SupplierError.self) { try Supplier.add(id: id, name: " ", note: long) }
    #expect(error?.code == "invalid-supplier")
    #expect(error?.fields.map(\.pointer) == ["/name", "/note"])
  }

  @Test func `what is left out stays, and a note can be taken away`() throws {
    var supplier = Supplier(id: id, name: "Fogg & Sons", note: "On Tuesdays", version: 4)
    try supplier.change(name: .set("Fogg & Daughters"), note: .keep)
    #expect(supplier.note == "On Tuesdays")
    try supplier.change(name: .keep, note: .clear)
    #expect(supplier.name == "Fogg & Daughters")
    #expect(supplier.note == nil)
    #expect(supplier.version == 6)
  }

  @Test func `a name can't be taken away, and what is so already changes nothing`() throws {
    var supplier = Supplier(id: id, name: "Fogg & Sons", note: nil, version: 4)
    let error = #expect(throws: SupplierError.self) { try supplier.change(name: .clear, note: .keep) }
    #expect(error?.fields.map(\.pointer) == ["/name"])
    try supplier.change(name: .set("Fogg & Sons"), note: .clear)
    #expect(supplier.version == 4)
    #expect(supplier.pending.isEmpty)
  }
}
