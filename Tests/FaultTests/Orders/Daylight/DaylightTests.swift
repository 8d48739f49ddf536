import Dispatch
import Foundation
import TestSupport
import Testing

/// Nobody who reads or writes notices that the read models are built anew.
@Suite struct DaylightTests {
  private static let rate = 200
  private static let commands = rate * Form.count(short: 3, long: 60)

  @Test(.timeLimit(.minutes(15))) func rebuildsAreNotNoticed() async throws {
    let folder = try TemporaryFolder()
    let server = try await TandemProcess(folder)
    let day = try await Day(server)
    let start = DispatchTime.now().uptimeNanoseconds
    async let rebuilder: Void = offPool { day.rebuild() }
    async let readers = readers(of: day)
    await withTaskGroup { group in
      let pace = Pace(perSecond: Self.rate, total: Self.commands, takers: Day.writers)
      for writer in 0..<Day.writers {
        group.addTask { await offPool { day.write(writer, pace, seed: Seed.run &+ UInt64(writer)) } }
      }
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    day.end()
    await rebuilder
    let veterans = await readers
    #expect(await server.stop() == Program.Ending(code: 0, wasKilled: false))
    let log = await offPool { server.program.errors.whole() }
    for complaint in ["rows were not those of a replay", "the rebuild failed", "request failed"] {
      #expect(!log.contains(complaint), "\(log)")
    }

    let journal = day.deeds
    let readings = veterans.flatMap(\.readings)
    let faults = journal.faults(of: readings) + veterans.flatMap(\.faults)
    let control = journal.with(planted: readings)
    let live = try ReadRows(in: "\(folder.path)/data/read")
    let anew = try ReadRows.builtAnew(from: "\(folder.path)/data")
    tell(
      "rebuild in daylight: \(journal.deeds.count) commands at \(Int(Double(journal.deeds.count) / seconds)) a second, "
        + "\(day.rebuilds) rebuilds, \(veterans.reduce(0) { $0 + $1.reads }) reads, \(faults.count) wrong or refused; "
        + "\(live.compared(with: anew)); control with one order more in the journal: \(control) wrong")
    #expect(faults.prefix(5) == [], "seed \(Seed.run)")
    #expect(journal.deeds.count == Self.commands)
    #expect(day.rebuilds > 0)
    #expect(control > 0)
    #expect(live.differences(from: anew) == [])
  }

  private func readers(of day: Day) async -> [DayReader] {
    await withTaskGroup(of: DayReader.self) { group in
      for number in 0..<4 {
        group.addTask {
          await offPool {
            var reader = DayReader(seed: Seed.run &+ 100 &+ UInt64(number))
            reader.read(day)
            return reader
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }
}

extension DayJournal {
  /// How many readings are wrong if an order was created in the middle of them that nobody was shown.
  fileprivate func with(planted readings: [Reading]) -> Int {
    let middle = readings.map(\.position).sorted()[readings.count / 2]
    var journal = self
    journal.note(Deed(kind: .created(units: 1), position: middle, writer: 0, path: ""))
    return journal.faults(of: readings).count
  }
}
