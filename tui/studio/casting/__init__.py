"""The catalogue: people and their looks, voices, styles and brand kits, all defined as data."""
