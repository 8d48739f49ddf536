import Commands

enum RegisterCustomerEndpoint {
  struct Body: Decodable {
    let externalRef: String
    let name: String
    let country: String
  }

  static let route = Route.post(
    OrderPaths.customers, summary: "Register a customer", takes: .body(Body.self),
    answers: .created(at: OrderPaths.overview)
  ) {
    RegisterCustomerCommand(externalRef: $0.body.externalRef, name: $0.body.name, country: $0.body.country)
  }
}
