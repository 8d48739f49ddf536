import Telemetry
import Testing

@Suite struct MetricsTests {
  private let metrics = Metrics()

  @Test func writesCountersGaugesAndHistogramsAsPrometheusReadsThem() {
    let requests = metrics.counters("http_requests_total", help: "Requests answered.", labels: ["method", "status"])
    requests.with("POST", "201").increment()
    requests.with("GET", "200").increment(by: 3)
    metrics.gauge("projection_lag_seconds", help: "Age of the oldest unapplied event.").set(0.25)
    let durations = metrics.histograms(
      "http_server_request_duration_seconds", help: "Time to answer.", labels: ["route"], bounds: [0.001, 0.1, 1])
    let orders = durations.with("/orders")
    orders.observe(0.0005)
    orders.observe(0.1)
    orders.observe(Duration.seconds(2))
    #expect(
      metrics.exposition() == """
        # HELP http_requests_total Requests answered.
        # TYPE http_requests_total counter
        http_requests_total{method="GET",status="200"} 3
        http_requests_total{method="POST",status="201"} 1
        # HELP projection_lag_seconds Age of the oldest unapplied event.
        # TYPE projection_lag_seconds gauge
        projection_lag_seconds 0.25
        # HELP http_server_request_duration_seconds Time to answer.
        # TYPE http_server_request_duration_seconds histogram
        http_server_request_duration_seconds_bucket{route="/orders",le="0.001"} 1
        http_server_request_duration_seconds_bucket{route="/orders",le="0.1"} 2
        http_server_request_duration_seconds_bucket{route="/orders",le="1"} 2
        http_server_request_duration_seconds_bucket{route="/orders",le="+Inf"} 3
        http_server_request_duration_seconds_sum{route="/orders"} 2.1005
        http_server_request_duration_seconds_count{route="/orders"} 3

        """)
  }

  @Test func escapesWhatWouldBreakALine() {
    metrics.counters("odd_total", help: "a\\b\nc", labels: ["path"]).with("a\"b\\c\nd").increment()
    #expect(metrics.exposition().contains(#"# HELP odd_total a\\b\nc"# + "\n"))
    #expect(metrics.exposition().contains(#"odd_total{path="a\"b\\c\nd"} 1"# + "\n"))
  }

  @Test func losesNoObservationOfManyThreads() async {
    let counter = metrics.counter("seen_total", help: "")
    let histogram = metrics.histogram("sizes", help: "", bounds: [1, 2])
    let gauge = metrics.gauge("level", help: "")
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<5_000 {
            counter.increment()
            histogram.observe(1.5)
            gauge.add(1)
            gauge.add(-0.5)
          }
        }
      }
    }
    #expect(counter.value == 40_000)
    #expect(histogram.count == 40_000)
    #expect(histogram.sum == 60_000)
    #expect(gauge.value == 20_000)
  }

  @Test func theSameDeclarationGivesTheSameMetric() {
    metrics.counter("again_total", help: "Same.").increment()
    metrics.counter("again_total", help: "Same.").increment()
    #expect(metrics.counter("again_total", help: "Same.").value == 2)
  }

  @Test func asksAnObservedGaugeWhenItIsRead() {
    let counter = metrics.counter("events_total", help: "")
    metrics.gauges("events", help: "", labels: ["of"]).with("log").observe { Double(counter.value) }
    counter.increment(by: 7)
    #expect(metrics.exposition().contains("events{of=\"log\"} 7\n"))
  }

  @Test func dropsWhatIsNotANumber() {
    let histogram = metrics.histogram("seconds", help: "", bounds: [1])
    histogram.observe(Double.nan)
    histogram.observe(Double.infinity)
    #expect(histogram.count == 1)
    #expect(metrics.exposition().contains("seconds_sum +Inf\n"))
  }

  @Test func boundsMemoryWhenLabelsComeFromOutside() {
    let family = metrics.counters("paths_total", help: "", labels: ["path"])
    for path in 0..<3_000 { family.with("\(path)").increment() }
    #expect(metrics.exposition().split(separator: "\n").count == 2 + 2_001)
    #expect(family.with("overflow").value == 1_000)
  }

  @Test func stopsOnANameThatIsNotValid() async {
    await #expect(processExitsWith: .failure) { _ = Metrics().counter("requests", help: "") }
    await #expect(processExitsWith: .failure) { _ = Metrics().gauge("9lives", help: "") }
    await #expect(processExitsWith: .failure) { _ = Metrics().gauges("level", help: "", labels: ["no-dash"]) }
    await #expect(processExitsWith: .failure) { _ = Metrics().histograms("size", help: "", labels: ["le"]) }
    await #expect(processExitsWith: .failure) { _ = Metrics().histogram("size", help: "", bounds: [2, 1]) }
  }

  @Test func stopsWhenANameIsDeclaredInTwoForms() async {
    await #expect(processExitsWith: .failure) {
      let metrics = Metrics()
      _ = metrics.gauge("level", help: "")
      _ = metrics.histogram("level", help: "")
    }
  }
}
