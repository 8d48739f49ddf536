/// The median of an odd number of measurements; quoted, because single runs on shared machines drift.
func median(_ values: [Double]) -> Double {
  values.sorted()[values.count / 2]
}
