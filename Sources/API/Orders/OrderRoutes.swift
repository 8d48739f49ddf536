/// The routes of the Orders domain on one screen.
package enum OrderRoutes {
  package static let all: [Route] = [
    CreateOrderEndpoint.route,
    AddOrderItemEndpoint.route,
    RemoveOrderItemEndpoint.route,
    ConfirmOrderEndpoint.route,
    ShipOrderEndpoint.route,
    CancelOrderEndpoint.route,
    ReturnItemsEndpoint.route,
    GetOrderEndpoint.route,
    ListOrdersEndpoint.route,
    RegisterCustomerEndpoint.route,
    RenameCustomerEndpoint.route,
    GetCustomerOverviewEndpoint.route,
    ReceiveStockEndpoint.route,
    GetProductEndpoint.route,
    ListProductSalesEndpoint.route,
  ]
}
