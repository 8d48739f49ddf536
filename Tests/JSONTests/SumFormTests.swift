import JSON
import Kernel
import Testing

@Suite struct SumFormTests {
  private struct Account: Codable, Equatable {
    let amount: Sum
  }

  @Test(arguments: [
    ("0", "0"), ("-7", "-7"), ("9007199254740991", "9007199254740991"), ("9007199254740992", "\"9007199254740992\""),
    ("-9007199254740992", "\"-9007199254740992\""), ("46116860184273879035", "\"46116860184273879035\""),
  ]) func `a number as far as doubles are exact, and then a string of its digits`(_ sum: String, _ form: String) throws
  {
    let account = Account(amount: try Sum(stored: sum))
    #expect(try written(account) == #"{"amount":\#(form)}"#)
    #expect(try read(Account.self, #"{"amount":\#(form)}"#) == account)
    #expect(try admit(Account.self, #"{"amount":\#(form)}"#) == account)
  }

  @Test func `what was stored as a number is read, however large`() throws {
    #expect(try read(Account.self, #"{"amount":9223372036854775807}"#).amount == Sum(.max))
  }

  @Test(arguments: ["1.5", "\"x\"", "\"\"", "null", "true"]) func `nothing else is a sum`(_ form: String) throws {
    #expect(try pointers(Account.self, #"{"amount":\#(form)}"#) == ["/amount"])
  }

  @Test func `the document tells both forms`() throws {
    var document = JSONSchemaDocument(referringTo: "#/")
    let value = document.value(of: try JSONSchema.of(Account.self), isRequest: false)
    #expect(value["$ref"] != nil)
    let forms = document.definitions.first?.value["properties"]?["amount"]?["oneOf"]
    guard case .array(let forms)? = forms else { throw NoForms() }
    #expect(forms.map { $0["type"] } == [.string("integer"), .string("string")])
    #expect(forms.first?["maximum"] == .integer(9_007_199_254_740_991))
  }
}

private struct NoForms: Error {}
