// plant: N2
package func rounded(_ value: Int) -> Int { value }
