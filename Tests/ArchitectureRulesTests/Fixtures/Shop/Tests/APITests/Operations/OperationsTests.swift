import CommandPorts

let orderless = "OrderSummaryTable"  // decoy: N3
