package import Foundation

package enum CustomerEvent: StreamEvent {
  case registered(CustomerRegistered)
  case renamed(CustomerRenamed)

  package static let types: [EventType<CustomerEvent>] = [
    EventType(CustomerRegistered.self, CustomerEvent.registered),
    EventType(CustomerRenamed.self, CustomerEvent.renamed),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .registered(let event): event
    case .renamed(let event): event
    }
  }
}

package struct CustomerRegistered: DomainEvent {
  package static let type = "CustomerRegistered"
  package static let version = 1

  package let customerID: UUID
  package let externalRef: String
  package let name: String
  package let country: String

  package init(customerID: UUID, externalRef: String, name: String, country: String) {
    self.customerID = customerID
    self.externalRef = externalRef
    self.name = name
    self.country = country
  }
}

package struct CustomerRenamed: DomainEvent {
  package static let type = "CustomerRenamed"
  package static let version = 1

  package let customerID: UUID
  package let name: String

  package init(customerID: UUID, name: String) {
    self.customerID = customerID
    self.name = name
  }
}

extension CustomerEvent {
  package var customerID: UUID {
    switch self {
    case .registered(let event): event.customerID
    case .renamed(let event): event.customerID
    }
  }
}
