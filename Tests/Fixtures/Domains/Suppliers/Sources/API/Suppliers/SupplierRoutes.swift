/// The routes of the Suppliers domain on one screen.
package enum SupplierRoutes {
  package static let all: [Route] = [
    AddSupplierEndpoint.route,
    ChangeSupplierEndpoint.route,
    GetSupplierEndpoint.route,
    ListSuppliersEndpoint.route,
  ]
}
