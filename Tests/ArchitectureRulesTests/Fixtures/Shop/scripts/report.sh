#!/usr/bin/env bash
# OrderSummaryTable in a comment is nothing. decoy: N3
swift test --filter OrderSummaryTable  # plant: N3
echo "Order"  # decoy: N3
