import Domain  // plant: L1
import Kernel
import QueryPorts

package typealias Listed = Order

package struct ListOrdersQuery: Query {
  package typealias Answer = Page<Listed>
  package static let policy = Policy.signedIn

  package init() {}
}

package struct ListOrdersQueryService: QueryService {
  private let auditor: any Auditing  // plant: Q2
  private let noting: any Noting  // plant: Q2

  package init(auditor: any Auditing, noting: any Noting) {
    self.auditor = auditor
    self.noting = noting
  }

  package func execute(_ query: ListOrdersQuery) async throws -> Page<Listed> {  // plant: Q2
    auditor.audit("x")  // plant: Q1
    noting.note("decoy")  // decoy: Q1
    visit(auditor)  // plant: Q1
    _ = pageSize()  // plant: Q1
    _ = \Meter.total  // plant: Q1
    @Audited var count = 1  // plant: Q1
    _ = Meter() <~ 1  // plant: Q1
    _ = Meter()[3]  // plant: Q1
    _ = Meter()()  // plant: Q1
    _ = [1, 2].counted()  // plant: Q1
    let label: Label = "x"  // plant: Q1
    _ = "\(label)"
    twice { auditor.audit("closure") }  // plant: Q1
    let ticker: Ticker = Ticker()
    ticker.tick()  // plant: Q1
    _ = Farewell()  // plant: Q1
    _ = Hook.bump  // plant: Q1
    _ = started  // plant: Q1
    _ = stepped()
    return Page([])
  }

  @Steps private func stepped() -> Int {  // plant: Q1
    1
    2
  }
}
