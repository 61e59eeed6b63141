"""HTTP IN, HTTP OUT: the contract's operations by subject. Thin: what happens is decided in the studio's modules."""
