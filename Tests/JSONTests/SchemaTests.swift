import Foundation
import JSON
import Testing

@Suite struct SchemaTests {
  enum Status: String, Codable, CaseIterable { case new, shipped }
  enum Level: Int, Codable, CaseIterable { case low = 1, high = 2 }

  struct Everything: Decodable {
    let id: UUID
    let at: Date?
    let isOpen: Bool
    let small: UInt8
    let ratio: Double
    let status: Status
    let level: Level?
    let tags: Set<String>
    let counts: [String: Int?]
    let extra: JSONValue?
    let grid: [[Int16]]
  }

  @Test func `a schema tells types, formats, nesting and what is required`() throws {
    let most = Double.greatestFiniteMagnitude
    #expect(
      try JSONSchema.of(Everything.self)
        == .object(
          name: "SchemaTests.Everything",
          properties: [
            JSONProperty("id", .uuid),
            JSONProperty("at", .time, isRequired: false),
            JSONProperty("is_open", .boolean),
            JSONProperty("small", .integer(0...255)),
            JSONProperty("ratio", .number(-most...most)),
            JSONProperty("status", .enumeration([.string("new"), .string("shipped")])),
            JSONProperty("level", .enumeration([.integer(1), .integer(2)]), isRequired: false),
            JSONProperty("tags", .array(of: .string(JSONText()), count: 0...Int.max)),
            JSONProperty("counts", .dictionary(of: .nullable(.integer(.min ... .max)))),
            JSONProperty("extra", .any, isRequired: false),
            JSONProperty(
              "grid", .array(of: .array(of: .integer(-32768...32767), count: 0...Int.max), count: 0...Int.max)),
          ]))
  }

  @Test func `a value outside of an enum is told the ones inside`() throws {
    #expect(try refusal(of: Status.self, "\"lost\"")?.faults.first?.detail == "must be one of new, shipped")
    #expect(try refusal(of: [Level].self, "[1,3,\"1\",[]]")?.faults.map(\.pointer) == ["/1", "/2", "/3"])
    #expect(try admit([Level].self, "[1,2]") == [.low, .high])
  }

  struct Inherited: Decodable {
    let name: String
    let inner: Int
    let list: [Bool]

    enum Key: String, CodingKey { case name, outer, list }
    enum Inner: String, CodingKey { case inner }

    init(from decoder: any Decoder) throws {
      let object = try decoder.container(keyedBy: Key.self)
      name = try object.decode(String.self, forKey: .name)
      inner = try object.nestedContainer(keyedBy: Inner.self, forKey: .outer).decode(Int.self, forKey: .inner)
      var elements = try object.nestedUnkeyedContainer(forKey: .list)
      var list: [Bool] = []
      while !elements.isAtEnd { list.append(try elements.decode(Bool.self)) }
      self.list = list
    }
  }

  @Test func `nested containers are listened to as well`() throws {
    #expect(
      try JSONSchema.of(Inherited.self)
        == .object(
          name: "SchemaTests.Inherited",
          properties: [
            JSONProperty("name", .string(JSONText())),
            JSONProperty(
              "outer", .object(name: "", properties: [JSONProperty("inner", .integer(.min ... .max))])),
            JSONProperty("list", .array(of: .boolean, count: 0...Int.max)),
          ]))
    #expect(try admit(Inherited.self, #"{"name":"n","outer":{"inner":3},"list":[true]}"#).inner == 3)
    #expect(
      try pointers(Inherited.self, #"{"name":"n","outer":{"inner":"3"},"list":[1]}"#) == ["/outer/inner", "/list/0"])
  }
}
