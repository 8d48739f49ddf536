import Commands

enum RenameCustomerEndpoint {
  struct Body: Decodable {
    let name: String
  }

  static let route = Route.patch(
    OrderPaths.customer, summary: "Give a customer another name", takes: .mergePatch(Body.self), answers: .changed
  ) {
    RenameCustomerCommand(customerID: $0.path, version: $0.version, name: $0.body.name)
  }
}
