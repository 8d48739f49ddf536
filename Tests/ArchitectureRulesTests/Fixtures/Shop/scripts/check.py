class OrderView:  # decoy: N3
    """A row of the report."""


print(OrderView())  # decoy: N3
