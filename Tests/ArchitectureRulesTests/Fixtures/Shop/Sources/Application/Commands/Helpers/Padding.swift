// plant: N2
package func padded(_ text: String) -> String { text }
