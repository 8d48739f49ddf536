import JSON
import Testing

@Suite struct SnakeCaseTests {
  struct Names: Codable, Equatable {
    var id = 1
    var placedAt = 2
    var customerID = 3
    var traceIDValue = 4
    var productIDs = 5
    var line2Total = 6
    var already_snake = 7
    var URL = 8
    var aB = 9
    var größeInCM = 10
  }

  @Test func `runs of capitals are one word`() throws {
    #expect(
      try written(Names()) == #"{"id":1,"placed_at":2,"customer_id":3,"trace_id_value":4,"product_ids":5,"#
        + #""line2_total":6,"already_snake":7,"url":8,"a_b":9,"größe_in_cm":10}"#)
  }

  @Test func `the same names are found again`() throws {
    let names = Names(id: 10, placedAt: 20, customerID: 30, traceIDValue: 40, productIDs: 50)
    #expect(try read(Names.self, written(names)) == names)
    #expect(try admit(Names.self, written(names)) == names)
  }

  @Test func `the name in Swift is no name on the wire`() throws {
    struct Body: Decodable { let placedAt: Int }
    #expect(try pointers(Body.self, #"{"placedAt":1}"#) == ["/placed_at", "/placedAt"])
  }

  @Test func `members are found in any order`() throws {
    struct Body: Codable { let a, b, c, d: Int }
    let body = try admit(Body.self, #"{"d":4,"b":2,"a":1,"c":3}"#)
    #expect([body.a, body.b, body.c, body.d] == [1, 2, 3, 4])
  }

  @Test func `a name written with escapes is the same name`() throws {
    struct Body: Decodable { let placedAt: Int }
    #expect(try admit(Body.self, #"{"placed\u005Fat":1}"#).placedAt == 1)
  }
}
