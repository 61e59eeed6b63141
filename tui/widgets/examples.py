"""Briefs to start from: each holds enough facts for the agent to go straight to a storyboard."""

from __future__ import annotations

EXAMPLES = (
    "A 30-second introduction to cold brew coffee for beginners. Cold brew is coffee that never meets hot water. Use "
    "one part coarse coffee to eight parts cold water. Let it steep in the fridge for twelve hours. Then strain it "
    "through a paper filter. It tastes sweeter than hot coffee, because the cold leaves the bitter parts behind. In a "
    "closed bottle it keeps for a week. Pour it over ice tonight, and drink it tomorrow.",
    "Explain in half a minute why the sky is blue, calmly. Sunlight holds every colour of the rainbow. In the air, "
    "blue light is scattered much more than red. So blue comes to your eyes from every side of the sky. In the evening "
    "the light travels a longer way through the air. By then most of the blue has been scattered out of it. What is "
    "left are the reds of a sunset. The same air makes both.",
    "A vertical 20-second film for a bicycle café that opens on 3 May. Spoke and Bean repairs your bike while you "
    "drink your coffee. A tune-up takes 30 minutes and costs 25 euros. The cakes come out of the oven at eight. On "
    "Saturdays we ride along the river together. End with: Come by on 3 May, at 12 Mill Street.",
)
"""What goes into the message when one is chosen."""


def first_sentence(example: str) -> str:
    """What an example is shown by: its first sentence says what the video is, the rest is what it tells."""
    return f"{example.partition('. ')[0]} …"
