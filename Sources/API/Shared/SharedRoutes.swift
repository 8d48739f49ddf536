/// The routes that belong to no domain.
package enum SharedRoutes {
  package static let all: [Route] = [
    ListEventsEndpoint.route
  ]
}
