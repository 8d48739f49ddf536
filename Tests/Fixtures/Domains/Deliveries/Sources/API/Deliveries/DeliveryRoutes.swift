/// The routes of the Deliveries domain on one screen.
package enum DeliveryRoutes {
  package static let all: [Route] = [
    AnnounceDeliveryEndpoint.route,
    ReceiveDeliveryEndpoint.route,
    GetDeliveryEndpoint.route,
    ListDeliveriesEndpoint.route,
  ]
}
