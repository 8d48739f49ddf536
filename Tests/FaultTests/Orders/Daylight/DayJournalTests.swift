import Testing

/// The judge of the readings, by itself.
@Suite struct DayJournalTests {
  private let journal: DayJournal = {
    var journal = DayJournal()
    journal.note(.init(kind: .created(units: 2), position: 4, writer: 0, path: "/a"))
    journal.note(.init(kind: .confirmed, position: 5, writer: 0, path: "/a"))
    journal.note(.init(kind: .created(units: 3), position: 7, writer: 1, path: "/b"))
    return journal
  }()

  @Test(arguments: [
    (DayJournal.Reading.Subject.orders, [3: 0, 4: 1, 6: 1, 7: 2]),
    (.confirmed, [4: 0, 5: 1]),
    (.ordersListed(writer: 1), [6: 0, 7: 1]),
    (.ordersInOverview(writer: 0), [3: 0, 9: 1]),
    (.stock(writer: 0), [2: DayJournal.stock, 3: DayJournal.stock - 2]),
  ])
  func knowsWhatIsDueAtEachPosition(_ subject: DayJournal.Reading.Subject, _ due: [Int: Int]) {
    for (position, number) in due {
      #expect(journal.faults(of: [.init(subject: subject, position: position, shown: number)]) == [])
      for wrong in [number - 1, number + 1, 0] where wrong != number {
        #expect(journal.faults(of: [.init(subject: subject, position: position, shown: wrong)]).count == 1)
      }
    }
  }
}
