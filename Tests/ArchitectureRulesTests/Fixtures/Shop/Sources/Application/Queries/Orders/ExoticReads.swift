import Foundation
import Kernel
import QueryPorts

struct ExoticReads {
  let notifier: Notifier
  let quiet: QuietNotifier
  lazy var loaded = Loaded(id: 1)  // plant: Q1

  func members() -> Int { Mirrorlike().anything }  // plant: Q1

  func decoded(_ data: Data) throws -> Int {
    let found = try JSONDecoder().decode(Loaded.self, from: data)  // plant: Q1
    return found.id
  }

  func matched(_ value: Int) -> Bool {
    switch value {
    case Meter(): true  // plant: Q1
    default: false
    }
  }

  func delayed() -> Int { later(Hook.bump()) }  // plant: Q1

  func counted() async -> Int {
    let counter = Counter()  // plant: Q1
    return await counter.plain()
  }

  func generic<A: Auditing>(_ auditor: A) { auditor.audit("g") }  // plant: Q1

  func opaque(_ auditor: some Auditing) {
    func inner() { auditor.audit("local") }  // plant: Q1
    inner()
  }

  func associated() -> Int { named(Thing.self) }  // plant: Q1

  func asked() {
    Hooks.onAsk?()  // plant: Q1
    Hooks.onIdle?()  // decoy: Q1
    notifier.onRead()  // plant: Q1
    quiet.onRead()  // decoy: Q1
  }

  func referred(_ auditor: any Auditing) -> (String) -> Void { auditor.audit }  // plant: Q1

  func raced(_ auditor: any Auditing) async {
    async let done: Void = auditor.audit("async")  // plant: Q1
    await done
    defer { auditor.audit("deferred") }  // plant: Q1
    Task { visit(QuietAuditing()) }  // plant: Q1
  }
}

/// Quiet itself, but `visit` leads to every adapter.
struct QuietAuditing: Auditing {
  func audit(_ what: String) {}
}
