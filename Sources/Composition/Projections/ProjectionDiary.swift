import Telemetry

/// What the log of the program tells of projections.
struct ProjectionDiary: Sendable {
  let log: Logger

  @Sendable func tell(_ projection: String, _ text: String) {
    log.info("projection", attributes: Self.attributes(projection, text))
  }

  @Sendable func warn(_ projection: String, _ text: String) {
    log.warning("projection", attributes: Self.attributes(projection, text))
  }

  @Sendable func alarm(_ projection: String, _ text: String) {
    log.error("projection", attributes: Self.attributes(projection, text))
  }

  private static func attributes(_ projection: String, _ text: String) -> [(String, LogValue)] {
    [("projection", .string(projection)), ("detail", .string(text))]
  }
}
