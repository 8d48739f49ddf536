import SQLiteStore
import Testing

@Suite struct WriterClassTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `while a thousand clients wait, a worker's unit is in the very next batch`() async throws {
    let ledger = try Ledger(path: folder.file())
    let batches = try await ledger.batches(of: Array(repeating: .client, count: 1_000) + [.worker])
    #expect(batches.last == 1)
    #expect(batches[999] == 4)
  }

  @Test func `while a thousand workers wait, a client's unit is in the very next batch`() async throws {
    let ledger = try Ledger(path: folder.file())
    let batches = try await ledger.batches(of: Array(repeating: .worker, count: 1_000) + [.client])
    #expect(batches.last == 1)
    #expect(batches[999] == 4)
  }

  @Test func `while clients and workers wait, each batch has one unit of upkeep and as many of each of them`()
    async throws
  {
    let ledger = try Ledger(path: folder.file())
    let classes =
      Array(repeating: WriterClass.client, count: 400) + Array(repeating: .worker, count: 400)
      + Array(repeating: .upkeep, count: 4)
    let batches = try await ledger.batches(of: classes)
    #expect(batches.suffix(4) == [1, 2, 3, 4])
    for batch in 1...3 {
      let clients = batches.prefix(400).count { $0 == batch }
      let workers = batches.dropFirst(400).prefix(400).count { $0 == batch }
      #expect(clients + workers == 255)
      #expect(abs(clients - workers) == 1)
    }
  }

  @Test func `what one class doesn't need, the others get`() async throws {
    let ledger = try Ledger(path: folder.file())
    let batches = try await ledger.batches(of: Array(repeating: .client, count: 300) + [.worker, .upkeep])
    #expect(batches.count { $0 == 1 } == 256)
    #expect(batches.suffix(2) == [1, 1])
  }

  @Test func `who comes while upkeep is at work waits for one unit of it`() async throws {
    let ledger = try Ledger(path: folder.file())
    #expect(try await ledger.batches(of: [.upkeep, .upkeep, .upkeep]) == [1, 2, 3])
  }

  @Test func `upkeep that waits doesn't put off the copying of the log`() async throws {
    let ledger = try Ledger(path: folder.file(), logLimits: LogLimits(soft: 20, hard: 1_000_000))
    let tasks = await ledger.holding {
      var tasks: [Task<Int, any Error>] = []
      for number in 1...60 {
        let unit: Ledger.Unit = { connection, head in
          _ = try Ledger.append("\(number)", filling: 20_000)(connection, &head)
          return ledger.writer.pagesInLog
        }
        tasks.append(await ledger.enqueue(for: .upkeep, unit))
      }
      return tasks
    }
    for task in tasks { #expect(try await task.value < 60) }
  }

  @Test func `within a class it is first come, first served`() async throws {
    let ledger = try Ledger(path: folder.file())
    let names = (1...200).flatMap { ["client \($0)", "worker \($0)"] }
    let tasks = await ledger.holding {
      var tasks: [Task<Int, any Error>] = []
      for name in names {
        tasks.append(await ledger.enqueue(for: name.hasPrefix("client") ? .client : .worker, Ledger.append(name)))
      }
      return tasks
    }
    for task in tasks { _ = try await task.value }
    for unitClass in ["client", "worker"] {
      #expect(try ledger.names().filter { $0.hasPrefix(unitClass) } == names.filter { $0.hasPrefix(unitClass) })
    }
  }

  @Test func `without group commit the classes take turns all the same`() async throws {
    let ledger = try Ledger(path: folder.file(), groupCommit: false)
    let classes =
      Array(repeating: WriterClass.client, count: 9) + Array(repeating: .worker, count: 9)
      + Array(repeating: .upkeep, count: 9)
    let batches = try await ledger.batches(of: classes)
    for unitClass in WriterClass.allCases {
      let own = zip(classes, batches).filter { $0.0 == unitClass }.map(\.1)
      #expect(zip(1..., own).allSatisfy { turn, batch in (3 * turn - 2...3 * turn).contains(batch) })
    }
  }

  @Test(arguments: WriterClass.allCases)
  func `a class with as many waiting as may is refused, and the others are not`(full: WriterClass) async throws {
    let ledger = try Ledger(path: folder.file(), queueLimit: 3)
    let tasks = await ledger.holding {
      var tasks: [Task<Int, any Error>] = []
      for number in 1...3 { tasks.append(await ledger.enqueue(for: full, Ledger.append("\(number)"))) }
      await #expect(throws: WriterQueueFull(limit: 3)) {
        try await ledger.writer.perform(for: full, Ledger.append("too many"))
      }
      for other in WriterClass.allCases where other != full {
        tasks.append(await ledger.enqueue(for: other, Ledger.append("\(other)")))
      }
      return tasks
    }
    for task in tasks { _ = try await task.value }
    #expect(try ledger.names().count == 5)
  }
}

extension Ledger {
  /// Lets units of these classes wait together, in this order. Answers in which batch each was done, from 1.
  fileprivate func batches(of classes: [WriterClass]) async throws -> [Int] {
    let before = writer.commits
    let tasks = await holding {
      var tasks: [Task<Int, any Error>] = []
      for (number, unitClass) in classes.enumerated() {
        let unit: Unit = { connection, head in
          _ = try Ledger.append("\(number)")(connection, &head)
          return writer.commits - before + 1
        }
        tasks.append(await enqueue(for: unitClass, unit))
      }
      return tasks
    }
    var batches: [Int] = []
    for task in tasks { batches.append(try await task.value) }
    return batches
  }
}
