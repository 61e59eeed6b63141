"""Messages agents have been seen to ask with, or may."""

from __future__ import annotations

TWO_AT_ONCE = (
    "Two things before I write this.\n\n"
    "What should the video say about tea? I make no facts up.\n"
    "1. I send the points\n"
    "2. Open the subject with questions (if you leave it to me)\n\n"
    "Which way should the picture lie?\n"
    "3. Landscape (16:9), for screens and YouTube\n"
    "4. Portrait (9:16), for phones\n\n"
    "Answer with numbers or in your own words, or say “you choose”."
)

OFFERED: tuple[tuple[str, list[str]], ...] = (
    ("Who should speak?\n1. Maya\n2. Theo\n3. Amara", ["Maya", "Theo", "Amara"]),
    ("Who should speak?\n\n1) Maya\n2) Theo", ["Maya", "Theo"]),
    ("Which style?\n**A.** Warm\n**B.** Bold", ["Warm", "Bold"]),
    ("Which style?\na) Warm\nb) Bold\nc) Calm", ["Warm", "Bold", "Calm"]),
    ("**A.** Warm\n**B.** Bold\n\nWhich one would you like?", ["Warm", "Bold"]),
    ("Let me know which you'd prefer:\n• Maya – warm\n• Theo – deep", ["Maya – warm", "Theo – deep"]),
    ("Pick one: (a) warm (b) bold or (c) calm?", ["warm", "bold", "calm"]),
    ("Option 1: warm\nOption 2: cold\nWhich?", ["warm", "cold"]),
    ("1️⃣ Warm\n2️⃣ Cold\n\nWhich do you like?", ["Warm", "Cold"]),
    ("What colour?\r\n\r\n- red\r\n- blue\r\n\r\nOr say something else.", ["red", "blue"]),
    (
        "Which?\n1. A long one that goes\n   on in the next line\n2. Short",
        ["A long one that goes on in the next line", "Short"],
    ),
    ("Great!\n\nShould I go ahead and generate it?", ["Yes", "No"]),
    ("Ready to render? (y/n)", ["Yes", "No"]),
    ("Do you want captions?", ["Yes", "No"]),
    ("Here is the plan:\n1. Hook\n2. Middle\n3. End\n\nShould I go ahead?", ["Yes", "No"]),
    ("Would you like it upbeat or calm?", ["upbeat", "calm"]),
    ("Which tone do you prefer: warm, bold or playful?", ["warm", "bold", "playful"]),
    ("Should it be a vertical video or a landscape one?", ["a vertical video", "a landscape one"]),
    ("Is it for beginners or for experts?", ["for beginners", "for experts"]),
    ("Landscape or portrait?", ["Landscape", "portrait"]),
)

NO_CHOICES: tuple[str, ...] = (
    "",
    "Here is the plan:\n1. Hook\n2. Middle\n3. End\n\nI am generating it now.",
    "Here is the plan:\n- Hook\n- Close\n\nLet me know if you want changes.",
    "Ready? Here is the plan:\n- Hook\n- Close",
    "What is your brand colour?",
    "Can you tell me more about your product?",
    "Your video is ready.",
    "```\nwhich?\n1. a\n2. b\n```\nThat is what I ran.",
    "Why is the sky blue? Because of scattering: " + "light is scattered by air. " * 20,
)
