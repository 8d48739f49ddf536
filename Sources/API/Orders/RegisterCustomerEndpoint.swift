import CommandPorts
import Commands
import JSON

enum RegisterCustomerEndpoint {
  struct Body: Decodable {
    let externalRef: String
    let name: String
    let country: String
  }

  static let route = Route.post("/api/v1/customers", summary: "Register a customer") { incoming in
    let body = try incoming.body(Body.self)
    return RegisterCustomerCommand(externalRef: body.externalRef, name: body.name, country: body.country)
  } answer: { customer, receipt in
    try receipt.created(
      customer.id, version: customer.version, at: "/api/v1/customers/\(customer.id.lowercased)/overview")
  }
}
