import CommandPorts
import Commands

enum RenameCustomerEndpoint {
  struct Body: Decodable {
    let name: String
  }

  static let route = Route.patch("/api/v1/customers/{id}", summary: "Give a customer another name") { incoming in
    let body = try incoming.body(Body.self, as: "application/merge-patch+json")
    return RenameCustomerCommand(
      customerID: try incoming.id("id"), version: try incoming.requiredVersion(), name: body.name)
  } answer: { customer, receipt in
    try receipt.changed(customer.id, version: customer.version)
  }
}
