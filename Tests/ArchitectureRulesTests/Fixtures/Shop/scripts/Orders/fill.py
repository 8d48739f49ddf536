print("OrderSummaryTable")  # decoy: N3
