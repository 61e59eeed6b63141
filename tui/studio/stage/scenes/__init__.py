"""One module for each kind of scene: from what the storyboard says to parts that draw themselves."""
