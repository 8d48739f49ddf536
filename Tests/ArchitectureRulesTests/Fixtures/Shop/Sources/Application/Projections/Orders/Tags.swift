struct Tags {
  let tags: Set<String>
  let counts: [String: Int]

  func joined() -> String { tags.joined(separator: ",") }  // plant: P1
  func sorted() -> String { tags.sorted().joined(separator: ",") }  // decoy: P1
  func looked(_ word: String) -> Int { counts[word] ?? counts.count }  // decoy: P1

  func listed() -> [String] {
    var list: [String] = []
    for (name, _) in counts { list.append(name) }  // plant: P1
    for name in counts.keys.sorted() { list.append(name) }  // decoy: P1
    return list + Array(counts.keys)  // plant: P1
  }

  func found(_ words: [String]) -> [String] {
    var seen: Set<String> = []  // decoy: P1
    for index in 0..<(counts["a"] ?? 0) { seen.insert("\(index)") }  // decoy: P1
    return words.filter { seen.contains($0) }  // decoy: P1
  }

  func unique(_ words: [String]) -> [String] {
    let seen = Set(words)
    for word in words where seen.contains(word) { _ = word }  // decoy: P1
    return seen.map { $0 }  // plant: P1
  }
}
