"""Prompts of many shapes, written for this project, with what must be understood of each."""

from __future__ import annotations

from dataclasses import dataclass

from tui.api.terms import Orientation

PORTRAIT, LANDSCAPE = Orientation.PORTRAIT, Orientation.LANDSCAPE


@dataclass(frozen=True)
class Case:
    """A prompt and what must come of it; None means that it is not looked at."""

    name: str
    prompt: str
    target_s: float | None = None
    orientation: Orientation | None = None
    topic: str | None = None
    said: tuple[str, ...] | None = None
    verbatim: bool = False
    closing: str = ""
    opening: str = ""
    captions: bool | None = None
    presenter: bool | None = None
    presenter_gender: str = ""
    presenter_names: tuple[str, ...] = ()
    voice_gender: str = ""
    voice_words: tuple[str, ...] = ()
    tone: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    title: str = ""
    on_screen: tuple[str, ...] = ()
    never_said: tuple[str, ...] = ()
    exact_said: bool = True
    """Whether `said` is all that is to be said; otherwise it must be among it."""
    audience: str | None = None
    language: str | None = None
    colors: tuple[str, ...] = ()
    voice_names: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    """Names of files that are made for the test, and what they say; pages of a PDF are parted by form feeds."""
    sourced: tuple[str, ...] = ()
    """Files of which something must be said."""
    shown: tuple[str, ...] = ()
    """Files that must be seen."""
    file_places: tuple[tuple[str, str], ...] = ()
    file_pages: tuple[tuple[str, int], ...] = ()


COLD_BREW = (
    "A 30-second introduction to cold brew coffee. Coarse grounds steep in cold water for twelve to eighteen hours. "
    "Cold water draws out less acid, so it tastes rounder and sweeter. Use one part coffee to eight parts water, keep "
    "it in the fridge for up to a week, and pour it over ice. End with: make it tonight, drink it tomorrow."
)

BRIEFS = (
    Case(
        "cold brew",
        COLD_BREW,
        target_s=30,
        topic="cold brew coffee",
        said=(
            "Coarse grounds steep in cold water for twelve to eighteen hours.",
            "Cold water draws out less acid, so it tastes rounder and sweeter.",
            "Use one part coffee to eight parts water, keep it in the fridge for up to a week, and pour it over ice.",
        ),
        closing="Make it tonight, drink it tomorrow.",
        never_said=("30-second",),
    ),
    Case("a topic alone", "make a video about photosynthesis", topic="photosynthesis", said=()),
    Case(
        "a bare topic", "Make me a video about the history of the bicycle", topic="the history of the bicycle", said=()
    ),
    Case(
        "facts after a colon",
        "Create a two-minute explainer about solar panels: Panels last 25 years. They pay for themselves in eight.",
        target_s=120,
        topic="solar panels",
        said=("Panels last 25 years.", "They pay for themselves in eight."),
    ),
    Case(
        "for a platform",
        "Make a 45s vertical video for TikTok about our new bakery. Use a friendly tone. No captions. "
        "Our bread is baked at night. Doors open at 8 am.",
        target_s=45,
        orientation=PORTRAIT,
        topic="our new bakery",
        said=("Our bread is baked at night.", "Doors open at 8 am."),
        captions=False,
        tone=("friendly",),
        never_said=("TikTok", "friendly tone", "captions"),
    ),
    Case(
        "an explanation asked for",
        "Explain how photosynthesis works in two minutes, for TikTok.",
        target_s=120,
        orientation=PORTRAIT,
        topic="how photosynthesis works",
        said=(),
    ),
    Case(
        "settings trailing the topic",
        "Please create an explainer video about heat pumps in 60 seconds with an upbeat tone. A heat pump moves heat. "
        "It needs a third of the power.",
        target_s=60,
        topic="heat pumps",
        said=("A heat pump moves heat.", "It needs a third of the power."),
        tone=("upbeat",),
    ),
    Case(
        "a quoted script",
        'Say exactly this: "Welcome to Harbour Library. We open at nine. Bring your curiosity." Keep it 15 seconds.',
        target_s=15,
        said=("Welcome to Harbour Library.", "We open at nine.", "Bring your curiosity."),
        verbatim=True,
        never_said=("Say exactly", "Keep it"),
    ),
    Case(
        "a labelled script",
        "Tone: warm\nLength: 1 minute\nScript:\nHello there. This is our shop.\nWe open at nine.",
        target_s=60,
        said=("Hello there.", "This is our shop.", "We open at nine."),
        verbatim=True,
        tone=("warm",),
    ),
    Case(
        "voice-over lines among pictures",
        "Scene 1: A wide shot of the bay.\nVO: The bay wakes up early.\nScene 2: Boats.\nVO: By six the boats are "
        "out.\n"
        "Scene 3: Logo.\nVO: Harbour Fish. Fresh every day.",
        said=("The bay wakes up early.", "By six the boats are out.", "Harbour Fish.", "Fresh every day."),
        verbatim=True,
        never_said=("wide shot", "Logo"),
    ),
    Case(
        "scene labels",
        "Scene 1: Bees dance to give directions.\nScene 2: The angle of the dance points to the flowers.\n"
        "Scene 3: The length tells how far they are.",
        said=(
            "Bees dance to give directions.",
            "The angle of the dance points to the flowers.",
            "The length tells how far they are.",
        ),
        never_said=("Scene",),
    ),
    Case(
        "a list of points",
        "Product video for Lumen, our new desk lamp.\n\nKey points:\n- It dims with a wave of the hand\n"
        "- The battery lasts 40 hours\n- It costs $59\n\nCall to action: Order at lumen.example.com\n"
        "No presenter, voice-over only.",
        said=("It dims with a wave of the hand.", "The battery lasts 40 hours.", "It costs $59."),
        closing="Order at lumen.example.com.",
        presenter=False,
        never_said=("voice-over", "Key points"),
    ),
    Case(
        "a numbered list",
        "A quick guide to planting garlic:\n1. Break the bulb into cloves.\n2. Plant them two inches deep.\n"
        "3. Water once a week.",
        topic="planting garlic",
        said=("Break the bulb into cloves.", "Plant them two inches deep.", "Water once a week."),
    ),
    Case(
        "words as a length",
        "Write about 75 words on tides. Tides follow the moon.",
        target_s=30,
        said=("Tides follow the moon.",),
    ),
    Case(
        "minutes and a half",
        "Make a video of a minute and a half about owls. Owls fly in silence.",
        target_s=90,
        topic="owls",
    ),
    Case("figures with units", "I need a 1 min 30 s video on kites. Kites need wind.", target_s=90, topic="kites"),
    Case("a range", "Create a 30 to 60 second video about tea. Tea is a leaf.", target_s=45, topic="tea"),
    Case("a cap", "Make a video about rain. Keep it under 60 seconds. Rain falls.", target_s=54, said=("Rain falls.",)),
    Case("half a minute", "Half a minute video about salt. Salt comes from the sea.", target_s=30),
    Case(
        "a duration that is content",
        "A video about eggs. Boil them for three minutes. Let them rest for 30 seconds.",
        target_s=None,
        topic="eggs",
        said=("Boil them for three minutes.", "Let them rest for 30 seconds."),
    ),
    Case(
        "content that sounds like orders",
        "Use one part sugar to two parts flour. Keep it in the fridge. Make it the day before. Add salt last.",
        said=(
            "Use one part sugar to two parts flour.",
            "Keep it in the fridge.",
            "Make it the day before.",
            "Add salt last.",
        ),
    ),
    Case(
        "a ratio", "9:16 video about surfing. Waves come in sets.", orientation=PORTRAIT, said=("Waves come in sets.",)
    ),
    Case(
        "landscape by ratio",
        "A 16:9 clip about trains, 20 seconds. Trains are on time.",
        orientation=LANDSCAPE,
        target_s=20,
    ),
    Case("for YouTube", "Make a YouTube video about rivers. Rivers bend.", orientation=LANDSCAPE, topic="rivers"),
    Case("for Shorts", "Make a YouTube Shorts clip about ants. Ants carry.", orientation=PORTRAIT),
    Case(
        "for phones",
        "Make it vertical. Keep it snappy. Foxes hunt at night.",
        orientation=PORTRAIT,
        said=("Foxes hunt at night.",),
    ),
    Case(
        "a presenter described",
        "A friendly older woman should present. Our clinic opens in May. Call 555 0100.",
        said=("Our clinic opens in May.", "Call 555 0100."),
        presenter=True,
        presenter_gender="female",
    ),
    Case(
        "a presenter by name",
        "Use Maya as the presenter. The museum is free on Sundays.",
        said=("The museum is free on Sundays.",),
        presenter=True,
        presenter_names=("Maya",),
    ),
    Case(
        "a voice described",
        "Use a deep male voice. Thunder is the sound of air exploding.",
        said=("Thunder is the sound of air exploding.",),
        voice_gender="male",
        voice_words=("deep",),
    ),
    Case(
        "without a presenter",
        "No presenter please. Just voice-over. Snow is never blue.",
        presenter=False,
        said=("Snow is never blue.",),
    ),
    Case("faceless", "Make a faceless video about money. Money is a promise.", presenter=False, topic="money"),
    Case("captions off", "Turn off captions. The path is closed.", captions=False, said=("The path is closed.",)),
    Case("captions on", "Add captions. The path is open.", captions=True, said=("The path is open.",)),
    Case(
        "style words",
        "Use a clean, minimal style with a dark background. The app starts in one second.",
        style=("clean", "minimal", "dark"),
        said=("The app starts in one second.",),
    ),
    Case(
        "a style block at the end",
        "Our trains run every 6 minutes. Tickets cost $2.40.\n\nStyle: editorial, light\nTone: serious\nAudience: "
        "commuters\n"
        "Length: 20 seconds",
        target_s=20,
        said=("Our trains run every 6 minutes.", "Tickets cost $2.40."),
        tone=("serious",),
        style=("editorial", "light"),
        never_said=("commuters", "serious"),
    ),
    Case(
        "a title given",
        'Make a video titled "The Quiet Valley" about a village. Forty people live there.',
        title="The Quiet Valley",
        said=("Forty people live there.",),
    ),
    Case(
        "words for the screen",
        'Show the text "50% off" and "This week only" on screen. Everything in the shop is half price.',
        on_screen=("50% off", "This week only"),
        said=("Everything in the shop is half price.",),
    ),
    Case(
        "on-screen label",
        "Our sale starts on Monday.\nOn-screen text: Big Sale; Monday 9 am",
        on_screen=("Big Sale", "Monday 9 am"),
        said=("Our sale starts on Monday.",),
    ),
    Case(
        "an end in quotes",
        'Lions sleep twenty hours a day. End with the line "Sleep like a lion."',
        said=("Lions sleep twenty hours a day.",),
        closing="Sleep like a lion.",
    ),
    Case(
        "a call to action to do something",
        "Our museum has 300 clocks. Finish with a call to action to visit clocks.example.org.",
        said=("Our museum has 300 clocks.",),
        closing="Visit clocks.example.org.",
    ),
    Case(
        "an opening line",
        "Start with: did you know that octopuses have three hearts? They also have blue blood.",
        opening="Did you know that octopuses have three hearts?",
        said=("They also have blue blood.",),
    ),
    Case(
        "mention that",
        "A video about our gym. Mention that we are open on Sundays. Tell viewers that the first week is free.",
        topic="our gym",
        said=("We are open on Sundays.", "The first week is free."),
    ),
    Case(
        "an announcement that",
        "Make a video announcing that the office is closed on Friday. Support stays open.",
        said=("The office is closed on Friday.", "Support stays open."),
    ),
    Case(
        "a wish in the first person",
        "I want a short video about composting for beginners. Worms do most of the work.",
        topic="composting for beginners",
        said=("Worms do most of the work.",),
    ),
    Case(
        "a polite question",
        "Hi! Can you please make a 20 second video about whales? Whales sing. Thanks!",
        target_s=20,
        topic="whales",
        said=("Whales sing.",),
        never_said=("Thanks", "Hi"),
    ),
    Case(
        "abbreviations and decimals",
        "Dr. Lee measured 3.5 metres at 9 a.m. on Monday. The U.S. record is 4.1 metres, see tides.example.com for "
        "more.",
        said=(
            "Dr. Lee measured 3.5 metres at 9 a.m. on Monday.",
            "The U.S. record is 4.1 metres, see tides.example.com for more.",
        ),
    ),
    Case(
        "only content",
        "The Transit Authority opened its new line on Monday. Trains run every 6 minutes. In the first week, 48,000 "
        "people rode it.",
        said=(
            "The Transit Authority opened its new line on Monday.",
            "Trains run every 6 minutes.",
            "In the first week, 48,000 people rode it.",
        ),
    ),
    Case(
        "a quotation with its owner",
        "“It changed how I cook,” says Anna Lee, chef at Nord. The pan is made from recycled steel. It weighs 900 "
        "grams.",
        said=(
            "“It changed how I cook,” says Anna Lee, chef at Nord.",
            "The pan is made from recycled steel.",
            "It weighs 900 grams.",
        ),
    ),
    Case(
        "a markdown brief",
        "# Harbour Day\n\nA 40-second video for the town.\n\n## What happens\n\n- Boats parade at noon\n- Fireworks "
        "start at ten\n\n"
        "## Style\nbright and playful",
        target_s=40,
        title="Harbour Day",
        said=("Boats parade at noon.", "Fireworks start at ten."),
        never_said=("bright and playful",),
    ),
    Case(
        "timestamps",
        "[0:00-0:05] The sun rises at six.\n[0:05-0:10] The market opens at seven.",
        target_s=10,
        said=("The sun rises at six.", "The market opens at seven."),
    ),
    Case(
        "settings in one line",
        "Vertical, no captions, upbeat tone, 20 seconds. The pool reopens on Saturday.",
        target_s=20,
        orientation=PORTRAIT,
        captions=False,
        tone=("upbeat",),
        said=("The pool reopens on Saturday.",),
    ),
    Case(
        "visual instructions",
        "Use motion graphics for the figures. The camera should move slowly. Sales rose by 12 percent in May.",
        said=("Sales rose by 12 percent in May.",),
    ),
    Case(
        "the video should",
        "The video should feel calm and last 40 seconds. The lake freezes in December.",
        target_s=40,
        tone=("calm",),
        said=("The lake freezes in December.",),
    ),
    Case(
        "a decade is no length",
        "A video about the fashion of the 90s. Jeans were wide.",
        target_s=None,
        said=("Jeans were wide.",),
    ),
    Case(
        "announce with the news in it",
        "Announce our summer sale: 20% off everything until Sunday.",
        topic="our summer sale",
        said=("20% off everything until Sunday.",),
    ),
    Case(
        "the file does the talking",
        "Summarise the attached PDF in 60 seconds.",
        target_s=60,
        said=(),
        never_said=("attached",),
    ),
    Case(
        "an advertisement",
        "Make a 20 second vertical ad for Lumo, a bike light. It turns on by itself at dusk. It costs 29 euros. "
        "Close with: Lumo, see and be seen.",
        target_s=20,
        orientation=PORTRAIT,
        topic="Lumo, a bike light",
        said=("It turns on by itself at dusk.", "It costs 29 euros."),
        closing="Lumo, see and be seen.",
    ),
    Case(
        "the wish at the end",
        "First, clone the repository. Then create a branch. Explain this to new hires in a calm tone, about a minute.",
        target_s=60,
        said=("First, clone the repository.", "Then create a branch."),
        tone=("calm",),
        never_said=("new hires",),
    ),
    Case(
        "figures with money are no length",
        "Video about our Q3 results: revenue grew 12% to $4.2M, churn fell to 2.1%, and we hired 14 people. Vertical.",
        target_s=None,
        orientation=PORTRAIT,
        topic="our Q3 results",
        said=("Revenue grew 12% to $4.2M, churn fell to 2.1%, and we hired 14 people.",),
    ),
    Case(
        "a presenter told of in the indicative",
        "Create a 60-second onboarding video for new employees. The presenter is a calm woman in her forties. "
        "Your badge is at the front desk.",
        target_s=60,
        presenter=True,
        presenter_gender="female",
        said=("Your badge is at the front desk.",),
        never_said=("forties",),
    ),
    Case(
        "labels in a running line",
        "An ad for Brightside toothpaste. Dentists recommend it. Presenter: none. Voice: British male, deep. "
        "Format: 9:16. CTA: Try it at brightside.example",
        orientation=PORTRAIT,
        topic="Brightside toothpaste",
        said=("Dentists recommend it.",),
        presenter=False,
        voice_gender="male",
        voice_words=("deep", "british"),
        closing="Try it at brightside.example.",
    ),
    Case(
        "a sentence run on after the topic",
        "make a tiktok about cats, they sleep 15 hours a day",
        orientation=PORTRAIT,
        topic="cats",
        said=("They sleep 15 hours a day.",),
    ),
    Case(
        "a fragment with a length", "The history of tea in 45 seconds", target_s=45, topic="the history of tea", said=()
    ),
    Case(
        "orders that are content",
        "Do not use a presenter. The bridge is closed. Do not walk on the ice. In winter, take the ferry.",
        presenter=False,
        said=("The bridge is closed.", "Do not walk on the ice.", "In winter, take the ferry."),
    ),
    Case(
        "narrator lines with stage directions",
        "Narrator: In the beginning there was flour.\nNarrator: Then came water.\n[Cut to baker]\n"
        "Narrator: And time did the rest.",
        verbatim=True,
        said=("In the beginning there was flour.", "Then came water.", "And time did the rest."),
    ),
    Case(
        "a news text",
        'Turn this into a video:\n\nThe council voted to build a bridge. "We have waited twenty years for this," '
        "said Mayor "
        "Ida Holt. Construction starts in March.",
        said=(
            "The council voted to build a bridge.",
            "“We have waited twenty years for this,” said Mayor Ida Holt.",
            "Construction starts in March.",
        ),
    ),
)
