import Foundation
import JSON
import TestSupport
import Testing

/// A backup of the write file is put in place; the read files are newer than it, and tell of what never happened.
@Suite struct RestoredWriteFileTests {
  @Test(.timeLimit(.minutes(5))) func readsTellOfTheRestoredLogAndOldPositionsAreRefused() async throws {
    let folder = try TemporaryFolder()
    let data = "\(folder.path)/data"
    var server = try await TandemProcess(folder)
    var shop = try await ClientShop("0", on: server)
    for number in 0..<20 { try await place(&shop, "kept-\(number)", server) }
    await server.stop()
    let kept = shop
    let backup = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(data)/write.sqlite", toPath: "\(backup.path)/write.sqlite")

    server = try await TandemProcess(folder)
    for number in 0..<20 { try await place(&shop, "lost-\(number)", server) }
    try await Projections.wait(on: server) { $0.allSatisfy(\.isLiveAndWhole) }
    await server.stop()
    let lost = shop.orders[kept.orders.count...]
    let newer = try ReadRows(in: "\(data)/read")
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: "\(data)/write.sqlite\(ending)") }
    try FileManager.default.copyItem(atPath: "\(backup.path)/write.sqlite", toPath: "\(data)/write.sqlite")
    let control = newer.differences(from: try .builtAnew(from: data))
    #expect(control.contains("order_summary"), "the read files do tell of another history")

    server = try await TandemProcess(folder)
    try await Projections.wait(on: server) { $0.allSatisfy(\.isLiveAndWhole) }
    #expect(try await server.get("/api/v1/orders").json?["total"]?.integer == kept.orders.count)
    #expect(try await server.get(kept.overview).json?["order_count"]?.integer == kept.orders.count)
    #expect(try await server.get(kept.goods).json?["available"]?.integer == kept.available)
    var gone = 0
    for order in lost where try await server.get(order.path).status == 404 { gone += 1 }
    // The new history gives out again the numbers of the lost one.
    shop = kept
    for number in 0..<30 { try await place(&shop, "new-\(number)", server) }
    var refused = 0
    for order in lost {
      let answer = try await server.send(Question.order(order).request())
      if answer.status == 400, answer.text.contains("unknown-position") { refused += 1 }
    }
    var shown = 0
    let new = shop.orders[kept.orders.count...]
    for question in new.map({ Question.order($0) }) {
      if question.verdict(try await server.send(question.request())) == .right { shown += 1 }
    }
    await server.stop()
    let log = await offPool { [program = server.program] in program.errors.whole() }
    #expect(log.contains("it has a new epoch"))
    let rows = try ReadRows(in: "\(data)/read")
    let anew = try ReadRows.builtAnew(from: data)
    tell(
      "an older write file: of \(lost.count) lost orders \(gone) are gone and the positions of \(refused) refused; "
        + "of \(new.count) new ones \(shown) are shown; \(rows.compared(with: anew)); control before the start: "
        + "\(control.joined(separator: ", ")) differ")
    #expect(gone == lost.count)
    #expect(refused == lost.count)
    #expect(shown == new.count)
    #expect(rows.differences(from: anew) == [])
  }

  private func place(_ shop: inout ClientShop, _ key: String, _ server: TandemProcess) async throws {
    shop.note(.create(units: 2), try await server.send(shop.request(.create(units: 2), key: key)))
  }
}
