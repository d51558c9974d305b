"""Dependencies as rules on days, and the forward and the backward pass over them."""
