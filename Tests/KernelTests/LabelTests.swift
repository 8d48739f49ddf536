import Kernel
import Testing

@Suite struct LabelTests {
  @Test(arguments: [
    ("Corner Shop", "Corner Shop"), ("  Lantern Ltd\n", "Lantern Ltd"), ("\u{A0}Corner Shop\u{2003}", "Corner Shop"),
    ("Zoë 🎩", "Zoë 🎩"),
    ("a  b", "a  b"), ("~ !", "~ !"), ("0123456789", "0123456789"), ("  0123456789  ", "0123456789"),
  ]) func `plain text is kept, trimmed`(_ text: String, _ kept: String) throws {
    #expect(try label(text, limit: 10 + 4) == kept)
  }

  @Test(arguments: ["", " ", "\n\t ", "\u{2003}", "a\u{0}b", "a\nb", "a\tb", "a\u{7F}b", "a\u{85}b", "é\u{1B}[0m"])
  func `what is empty, or holds a control character, is no label`(_ text: String) {
    #expect(throws: LabelFault.form(limit: 100)) { try label(text, limit: 100) }
  }

  @Test func `the limit counts characters, after trimming`() throws {
    #expect(try label("12345", limit: 5) == "12345")
    #expect(throws: LabelFault.form(limit: 5)) { try label("123456", limit: 5) }
    #expect(try label(" 12345 ", limit: 5) == "12345")
    #expect(try label("ééééé", limit: 5) == "ééééé")
    #expect(throws: LabelFault.form(limit: 5)) { try label("éééééé", limit: 5) }
    #expect(throws: LabelFault.form(limit: 5)) { try label("🎩🎩🎩🎩🎩🎩", limit: 5) }
  }

  @Test func `text in any script fits, up to four bytes a character`() throws {
    for text in ["🎩🎩🎩🎩🎩", "漢字漢字漢", "नमस्ते", "👩‍🚀", "a\u{301}\u{302}"] {
      #expect(try label(text, limit: 5) == text)
    }
    let fits = "a" + String(repeating: "\u{301}", count: 9)
    #expect(fits.utf8.count == 19)
    #expect(try label(fits, limit: 5) == fits)
  }

  @Test func `one letter with any number of marks is no label`() {
    let marked = "a" + String(repeating: "\u{301}", count: 300_000)
    #expect(marked.count == 1)
    #expect(throws: LabelFault.tooManyBytes(limit: 200)) { try label(marked, limit: 200) }
    var faults: [RefusedField] = []
    #expect(label(marked, limit: 200, at: "/name", &faults) == nil)
    #expect(
      faults == [
        RefusedField("/name", "1 to 200 characters, none of them a control, in at most 800 bytes of UTF-8")
      ])
  }

  @Test func `faults are added to those that were found before`() {
    var faults = [RefusedField("/country", "unknown")]
    #expect(label("", limit: 3, at: "/name", &faults) == nil)
    #expect(label("abc", limit: 3, at: "/name", &faults) == "abc")
    #expect(
      faults == [
        RefusedField("/country", "unknown"), RefusedField("/name", "1 to 3 characters, none of them a control"),
      ])
  }
}
