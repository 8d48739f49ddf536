import CommandLineTool
import Configuration
import Foundation
import Telemetry
import API

/// The composition root's answers to the subcommands.
struct Host: ProgramHost {
  func serve(_ configuration: Configuration) async throws {
    try await Service(configuration).run()
  }

  func migrate(_ configuration: Configuration) async throws {
    let store = try WriteStore(configuration, metrics: Metrics())
    print("\(store.path) is up to date.")
    await store.close()
  }

  func openWriteSide(_ configuration: Configuration) async throws -> WriteSide {
    let store = try WriteStore(configuration, metrics: Metrics())
    return WriteSide(
      bus: store.bus, clock: store.services.clock, fingerprints: store.services.fingerprints,
      close: { await store.close() })
  }
}
