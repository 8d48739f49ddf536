import Domain
import Kernel
import Testing

@Suite struct LabelTests {
  @Test(arguments: [
    ("Corner Shop", "Corner Shop"), ("  Lantern Ltd\n", "Lantern Ltd"), ("\u{A0}Corner Shop\u{2003}", "Corner Shop"),
    ("Zoë 🎩", "Zoë 🎩"),
    ("a  b", "a  b"), ("~ !", "~ !"), ("0123456789", "0123456789"), ("  0123456789  ", "0123456789"),
  ]) func `plain text is kept, trimmed`(_ text: String, _ kept: String) {
    #expect(label(text, limit: 10 + 4) == kept)
  }

  @Test(arguments: ["", " ", "\n\t ", "\u{2003}", "a\u{0}b", "a\nb", "a\tb", "a\u{7F}b", "a\u{85}b", "é\u{1B}[0m"])
  func `what is empty, or holds a control character, is no label`(_ text: String) {
    #expect(label(text, limit: 100) == nil)
  }

  @Test func `the limit counts characters, after trimming`() {
    #expect(label("12345", limit: 5) == "12345")
    #expect(label("123456", limit: 5) == nil)
    #expect(label(" 12345 ", limit: 5) == "12345")
    #expect(label("ééééé", limit: 5) == "ééééé")
    #expect(label("éééééé", limit: 5) == nil)
  }
}
