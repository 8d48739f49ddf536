import Commands

enum AddSupplierEndpoint {
  struct Body: Decodable {
    let name: String
    let note: String?
  }

  static let route = Route.post(
    SupplierPaths.suppliers, summary: "Add a supplier", takes: .body(Body.self),
    answers: .created(at: SupplierPaths.supplier)
  ) {
    AddSupplierCommand(name: $0.body.name, note: $0.body.note)
  }
}
