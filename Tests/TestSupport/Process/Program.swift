import Dispatch
package import Foundation

/// A program in a process of its own. It is killed when the last one who holds it lets go, if it runs still.
package final class Program: @unchecked Sendable {
  package struct Ending: Equatable, Sendable {
    /// The exit code, or the signal's number.
    package let code: Int32
    package let wasKilled: Bool

    package init(code: Int32, wasKilled: Bool) {
      self.code = code
      self.wasKilled = wasKilled
    }
  }

  package let output = ProcessOutput()
  package let errors = ProcessOutput()
  private let process = Process()
  private let condition = NSCondition()
  private var ended: Ending?

  /// With nothing of this process's environment but PATH, and nothing on its standard input.
  package init(_ file: URL, _ arguments: [String], folder: String, environment: [String: String] = [:]) throws {
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output.pipe
    process.standardError = errors.pipe
    process.terminationHandler = { [weak self] process in self?.noteEnd(of: process) }
    try process.run()
    output.start()
    errors.start()
  }

  deinit {
    if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
  }

  package var pid: Int32 { process.processIdentifier }

  package func signal(_ number: Int32) {
    condition.withLock {
      if ended == nil { _ = Foundation.kill(process.processIdentifier, number) }
    }
  }

  /// Waits until it has ended by itself or by a signal.
  package func ending() async -> Ending {
    await offPool { [self] in
      condition.withLock {
        while true {
          if let ended { return ended }
          condition.wait()
        }
      }
    }
  }

  private func noteEnd(of process: Process) {
    condition.withLock {
      ended = Ending(code: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal)
      condition.broadcast()
    }
  }
}

/// What a program that ran to its end has left.
package struct FinishedProgram: Sendable {
  private static let longest = 120.0

  package let code: Int32
  package let output: String
  package let errors: String

  /// Runs it and waits for its end. One that goes on and on is killed, after as many seconds as no test may take.
  package init(_ file: URL, _ arguments: [String], folder: String, environment: [String: String] = [:]) async throws {
    let program = try Program(file, arguments, folder: folder, environment: environment)
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.longest) { [weak program] in program?.signal(SIGKILL) }
    code = await program.ending().code
    output = await offPool { program.output.whole() }
    errors = await offPool { program.errors.whole() }
  }
}

/// Runs blocking work on a thread of its own, so that it holds none of those that tests share.
package func offPool<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
  await withCheckedContinuation { done in
    Thread.detachNewThread { done.resume(returning: work()) }
  }
}
