import API
import CommandLineTool
import CommandPorts
import Commands
import Composition
import Configuration
import Foundation
import Kernel
import QueryPorts
import Telemetry
import TestSupport
import Testing

/// Writing fails while invoices wait in every lane.
@Suite struct FailingImportTests {
  private struct DiskGone: Error, CustomStringConvertible {
    let description = "the disk is gone"
  }

  private struct FailingRegistration: Interactor {
    let error: any Error

    func execute(_ command: RegisterCustomerCommand, _ context: CommandContext) async throws -> Committed<Saved> {
      throw error
    }
  }

  /// Handles what is never reached.
  private struct Unreached<Intent: Command>: Interactor {
    func execute(_ command: Intent, _ context: CommandContext) async throws -> Committed<Intent.Outcome> {
      throw DiskGone()
    }
  }

  private struct FailingHost: ImportHost {
    var error: any Error = DiskGone()

    func openWriteSide(_ configuration: Configuration) async throws -> WriteSide {
      let real = try await StoreHost().openWriteSide(configuration)
      let bus = try CommandBus(
        [
          CommandRegistration(FailingRegistration(error: error)), CommandRegistration(Unreached<CreateOrderCommand>()),
          CommandRegistration(Unreached<ApplyCreditNoteCommand>()),
        ], meter: BusMetrics("commands", help: "", in: Metrics()))
      return WriteSide(bus: bus, clock: real.clock, fingerprints: real.fingerprints, close: real.close)
    }
  }

  @Test(.timeLimit(.minutes(1))) func theImportEndsWithTheFaultHoweverManyInvoicesFollow() async throws {
    let target = try ImportTarget()
    let lines = (1...500).map { "\(536_000 + $0),85123A,x,1,2010-12-01 08:26:00,1.0,17850,France\n" }.joined()
    let run = await target.run(try target.write(ImportTarget.header + lines), host: FailingHost())
    #expect(run.code == 1)
    #expect(run.complained == "tandem: the disk is gone\n")
  }

  /// To be imported again when it can be: a line that was refused would not be.
  @Test(arguments: [WritesUnavailable.Reason.diskFull, .stopped, .tooManyWaiting])
  func whatCannotBeWrittenNowIsNoRefusedLine(_ reason: WritesUnavailable.Reason) async throws {
    let target = try ImportTarget()
    let line = "536365,85123A,x,1,2010-12-01 08:26:00,1.0,17850,France\n"
    let run = await target.run(
      try target.write(ImportTarget.header + line), host: FailingHost(error: WritesUnavailable(reason)))
    #expect(run.code == 1)
    #expect(try target.refusedLines() == [])
  }
}
