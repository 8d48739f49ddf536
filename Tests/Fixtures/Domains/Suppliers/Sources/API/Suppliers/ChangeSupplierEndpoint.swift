import Commands
import Kernel

enum ChangeSupplierEndpoint {
  struct Body: Decodable {
    let name: Change<String>
    let note: Change<String>
  }

  static let route = Route.patch(
    SupplierPaths.supplier, summary: "Change a supplier's name or note", takes: .mergePatch(Body.self),
    answers: .changed
  ) {
    ChangeSupplierCommand(supplierID: $0.path, version: $0.version, name: $0.body.name, note: $0.body.note)
  }
}
