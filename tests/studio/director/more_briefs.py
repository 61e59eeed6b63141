"""More prompts of many shapes, some with files, written for this project, with what must be understood of each."""

from __future__ import annotations

from tests.studio.director.briefs import LANDSCAPE, PORTRAIT, Case

TIDES = (
    "Tides\n\nThe moon pulls the water nearest to it a little harder than the rest of the Earth. The "
    "sea bulges on that "
    "side, and on the far side too. As the Earth turns, a coast passes through both bulges in a day. The sun pulls as "
    "well, at a little less than half the strength. At full moon and new moon both pull in line, and the tides are "
    "highest. A week later they pull at right angles, and the tides are lowest. The Bay of Fundy has the greatest "
    "range, up to sixteen metres. The Mediterranean has almost none, because its mouth is narrow. Sailors have kept "
    "tables of the tides since the thirteenth century. Today the tables are computed from more than thirty motions of "
    "the moon and the sun."
)
BEES = (
    "# The bees of the old quarry\n\nForty-one species of wild bee live in the quarry above the village. Most of them "
    "live alone and dig their nests in warm sand. The largest is the carpenter bee, black with violet wings. It bores "
    "its nest into dead wood and harms no living tree. The smallest is four millimetres long.\n\n## What helps them\n\n"
    "- Leave bare patches of sand in the sun\n- Let dead wood lie\n- Mow late, after the middle of July\n"
)
LINE_7 = (
    "Line 7 opens on 3 March. It runs from the harbour to the hospital in nineteen minutes. Trains leave every six "
    "minutes from five in the morning until one at night. All eleven stations have lifts. Two of them connect to the "
    "ferry. A day ticket costs 4.20 euros. The line was built in six years and cost 1.1 billion "
    "euros. The tunnel under "
    "the river is 31 metres deep. Forty percent of the power comes from braking trains. The old tram 12 stops running "
    "on the same day."
)

SHAPES = (
    Case(
        "a screenplay",
        "INT. KITCHEN - MORNING\n\nMAYA\nGood bread needs one thing above all.\n\nMAYA (CONT'D)\nTime.\n\nFADE OUT.",
        verbatim=True,
        said=("Good bread needs one thing above all.", "Time."),
        never_said=("INT.", "FADE", "CONT'D"),
    ),
    Case(
        "a table of scenes",
        "| Time | Visual | Narration |\n|---|---|---|\n| 0:00 | Harbour | The harbour wakes at four. |\n"
        "| 0:05 | Boats | The boats are out by five. |",
        verbatim=True,
        said=("The harbour wakes at four.", "The boats are out by five."),
        never_said=("Visual", "Boats."),
    ),
    Case(
        "a script between marks",
        'Read this word for word: "The museum opens at ten. Children come in free." Portrait, no captions.',
        orientation=PORTRAIT,
        captions=False,
        verbatim=True,
        said=("The museum opens at ten.", "Children come in free."),
    ),
    Case(
        "an order to use the script word for word",
        "A video about the museum. Use this script word for word. The museum opens at ten. Read the signs at the gate."
        "\n\nChildren come in free. Make it vertical, no captions.",
        orientation=PORTRAIT,
        captions=False,
        verbatim=True,
        said=("The museum opens at ten.", "Read the signs at the gate.", "Children come in free."),
    ),
    Case(
        "settings before the order",
        "Vertical, no captions. A video about our town. The mill grinds flour every day.",
        orientation=PORTRAIT,
        captions=False,
        topic="our town",
        said=("The mill grinds flour every day.",),
    ),
    Case(
        "an order to narrate what follows as written",
        "Narrate this exactly as written: The museum opens at ten. Children come in free.",
        topic=None,
        verbatim=True,
        said=("The museum opens at ten.", "Children come in free."),
    ),
    Case(
        "voice-over label over several lines",
        "Video about the ferry, 30 seconds\n\nVoiceover:\nThe ferry leaves at nine.\nIt takes forty minutes.\nBikes "
        "travel free.",
        target_s=30,
        topic=None,
        verbatim=True,
        said=("The ferry leaves at nine.", "It takes forty minutes.", "Bikes travel free."),
    ),
    Case(
        "spoken lines with timestamps",
        "Script:\n0:00 - 0:04 We built a boat.\n0:04 - 0:08 It took three winters.\n0:08 - 0:12 It floats.",
        target_s=12,
        verbatim=True,
        said=("We built a boat.", "It took three winters.", "It floats."),
    ),
    Case(
        "the script first and the style block last",
        "Our orchard has 212 trees. The oldest was planted in 1904. We press the juice on the same day.\n\n"
        "---\nStyle: light, editorial. Tone: calm. Length: 20 seconds. Aspect ratio: 9:16.",
        target_s=20,
        orientation=PORTRAIT,
        tone=("calm",),
        style=("light", "editorial"),
        said=(
            "Our orchard has 212 trees.",
            "The oldest was planted in 1904.",
            "We press the juice on the same day.",
        ),
        never_said=("Aspect", "editorial"),
    ),
    Case(
        "exact strings as a list",
        "A clip about our sale.\nOn-screen text:\n- SALE\n- UP TO 40%\n\nThe sale starts on Friday. It ends on Sunday.",
        topic="our sale",
        on_screen=("SALE", "UP TO 40%"),
        said=("The sale starts on Friday.", "It ends on Sunday."),
    ),
    Case(
        "colours and a font",
        "Brand colours #0A7CFF and #FFB020, font Inter. The app syncs in two seconds. It works offline.",
        colors=("#0a7cff", "#ffb020"),
        said=("The app syncs in two seconds.", "It works offline."),
    ),
    Case(
        "the selected presenter",
        "The selected presenter explains how to descale a kettle, in 30 seconds. Fill it with "
        "vinegar and water. Boil it "
        "once. Rinse it twice.",
        target_s=30,
        presenter=True,
        said=("Fill it with vinegar and water.", "Boil it once.", "Rinse it twice."),
    ),
    Case(
        "a framing note at the end",
        "Our lake is 40 metres deep. Pike live in it. Framing: keep the presenter on the left.",
        presenter=True,
        said=("Our lake is 40 metres deep.", "Pike live in it."),
        never_said=("Framing",),
    ),
    Case(
        "voice-over only in so many words",
        "Use voice-over narration only, no presenter on screen. Salt melts ice. Sand gives grip.",
        presenter=False,
        said=("Salt melts ice.", "Sand gives grip."),
    ),
    Case(
        "a hedge about length",
        "Make a video about soap, roughly one and a half minutes. Soap is made of fat and lye.",
        target_s=90,
        topic="soap",
        said=("Soap is made of fat and lye.",),
    ),
    Case("seconds spelled out", "A forty-five second video about moss. Moss has no roots.", target_s=45, topic="moss"),
    Case("a colon length", "A 1:30 video about rust. Rust never sleeps.", target_s=90, topic="rust"),
    Case("words as length in passing", "About 150 words on snow, please. Snow is never blue.", target_s=60),
    Case(
        "length at the end",
        "Rivers bend to the right. Make it 15 seconds.",
        target_s=15,
        said=("Rivers bend to the right.",),
    ),
    Case(
        "length with a dash", "Owl facts - 20 sec - vertical. Owls turn their heads.", target_s=20, orientation=PORTRAIT
    ),
    Case("at most", "No longer than 30 seconds. Ice floats on water.", target_s=27, said=("Ice floats on water.",)),
    Case("between", "Between 20 and 40 seconds. Fog is a cloud.", target_s=30, said=("Fog is a cloud.",)),
    Case("for a story", "For an Instagram story: the shop closes at four today.", orientation=PORTRAIT),
    Case(
        "for LinkedIn in landscape",
        "A landscape video for LinkedIn about hiring. We hire five engineers.",
        orientation=LANDSCAPE,
        said=("We hire five engineers.",),
    ),
    Case("pixels", "1080x1920, 12 seconds. The lift is out of order.", orientation=PORTRAIT, target_s=12),
    Case("for a projector", "16:9 for the projector. The fire drill is at noon.", orientation=LANDSCAPE),
    Case(
        "an audience in the middle",
        "Make a 30 second explainer for new parents about car seats. The seat faces backwards until age two.",
        target_s=30,
        topic="car seats",
        audience="new parents",
        said=("The seat faces backwards until age two.",),
    ),
    Case(
        "an audience labelled",
        "Audience: primary school teachers\nThe library lends tablets. Booking opens on Monday.",
        audience="primary school teachers",
        said=("The library lends tablets.", "Booking opens on Monday."),
        never_said=("primary",),
    ),
    Case(
        "a language",
        "Make a video in Spanish about our market. The market is on Saturdays.",
        language="Spanish",
        topic="our market",
        said=("The market is on Saturdays.",),
    ),
    Case(
        "a language labelled", "Language: German\nThe pool is closed.", language="German", said=("The pool is closed.",)
    ),
    Case(
        "an accent is no language",
        "Use a British accent. The queen bee lays the eggs.",
        said=("The queen bee lays the eggs.",),
        language="",
    ),
    Case(
        "a presenter with particulars",
        "I want a calm man in his sixties with glasses to present. The archive holds nine kilometres of paper.",
        presenter=True,
        presenter_gender="male",
        said=("The archive holds nine kilometres of paper.",),
    ),
    Case(
        "a presenter by full name",
        "Presenter: Henrik Dahl. The bridge was built in 1931.",
        presenter=True,
        presenter_names=("Henrik Dahl",),
        said=("The bridge was built in 1931.",),
    ),
    Case(
        "a voice by name",
        "Use the voice Gustav. The well is 60 metres deep.",
        said=("The well is 60 metres deep.",),
        voice_names=("Gustav",),
    ),
    Case(
        "presenter and voice apart",
        "Leo presents, with a deep voice. The cellar is cold all year.",
        presenter=True,
        presenter_names=("Leo",),
        voice_words=("deep",),
        said=("The cellar is cold all year.",),
    ),
    Case(
        "an email pasted",
        "Hi team,\n\ncan you make a short video out of this?\n\nThe canteen moves to the second "
        "floor on Monday. The old one "
        "becomes a bike room.\n\nThanks,\nJo",
        said=("The canteen moves to the second floor on Monday.", "The old one becomes a bike room."),
        never_said=("Hi team", "Thanks", "Jo"),
    ),
    Case(
        "bullets with nested settings",
        "- 30 seconds\n- vertical\n- no captions\n- The park opens at six\n- Dogs are welcome",
        target_s=30,
        orientation=PORTRAIT,
        captions=False,
        said=("The park opens at six.", "Dogs are welcome."),
    ),
    Case(
        "a heading and paragraphs",
        "# Why we repair\n\nA repaired phone saves sixty kilos of carbon. Most faults are a battery or a screen.\n\n"
        "Make it half a minute.",
        target_s=30,
        title="Why we repair",
        said=("A repaired phone saves sixty kilos of carbon.", "Most faults are a battery or a screen."),
    ),
    Case(
        "a question as a hook",
        "Hook: Have you ever heard a glacier?\nGlaciers crack like rifles in spring. They move a metre a day.",
        opening="Have you ever heard a glacier?",
        said=("Glaciers crack like rifles in spring.", "They move a metre a day."),
    ),
    Case(
        "call to action with an address",
        "Our choir has ninety voices. CTA: sing with us at choir.example.",
        closing="Sing with us at choir.example.",
        said=("Our choir has ninety voices.",),
    ),
    Case(
        "an outro in words",
        "The kiln reaches 1280 degrees. Wrap up with the words “Fired with care.”",
        closing="Fired with care.",
        said=("The kiln reaches 1280 degrees.",),
    ),
    Case(
        "negations that are content",
        "Never mix bleach and vinegar. Do not store it in the sun. Keep it away from children.",
        said=("Never mix bleach and vinegar.", "Do not store it in the sun.", "Keep it away from children."),
    ),
    Case(
        "no music",
        "No music please. The reading room is silent. Phones stay outside.",
        said=("The reading room is silent.", "Phones stay outside."),
        never_said=("music",),
    ),
    Case(
        "b-roll directions",
        "Show b-roll of the harbour while she talks. Cut to a close-up of the rope. The rope is two "
        "hundred metres long.",
        said=("The rope is two hundred metres long.",),
        never_said=("b-roll", "close-up"),
    ),
    Case(
        "a promo with a price",
        "Create a 25-second promo video for Tandem Tea, our new blend. It has smoked black tea and "
        "orange peel. A tin costs "
        "12 euros. End with: steep slowly.",
        target_s=25,
        topic="Tandem Tea, our new blend",
        said=("It has smoked black tea and orange peel.", "A tin costs 12 euros."),
        closing="Steep slowly.",
    ),
    Case(
        "an imperative with a comma",
        "Please make a 40 s portrait video, presented by Amara, about our garden: it has 300 roses. It opens in May.",
        target_s=40,
        orientation=PORTRAIT,
        presenter=True,
        presenter_names=("Amara",),
        said=("It has 300 roses.", "It opens in May."),
    ),
    Case(
        "a title in quotes and a length",
        'Title: "Ninety Seconds of Rain"\nLength: 90 seconds\nRain smells because of oils in the '
        "soil. The smell has a name.",
        title="Ninety Seconds of Rain",
        target_s=90,
        said=("Rain smells because of oils in the soil.", "The smell has a name."),
    ),
    Case(
        "a title with a figure is no length",
        'Make a video called "60 Seconds" about our shortest play. It has four actors. It has no words.',
        title="60 Seconds",
        target_s=None,
        said=("It has four actors.", "It has no words."),
    ),
    Case(
        "facts with figures and units",
        "A video about the dam. It is 142 m high and 380 m long. It holds 2.3 million cubic metres. Vertical.",
        orientation=PORTRAIT,
        target_s=None,
        topic="the dam",
        said=("It is 142 m high and 380 m long.", "It holds 2.3 million cubic metres."),
    ),
    Case(
        "opening hours are no length",
        "Our shop is open from 9:30 to 18:00. On Sundays it closes at 13:00.",
        target_s=None,
        said=("Our shop is open from 9:30 to 18:00.", "On Sundays it closes at 13:00."),
    ),
    Case(
        "minutes in the content",
        "The train takes 19 minutes. It leaves every 6 minutes. Tone: friendly.",
        target_s=None,
        tone=("friendly",),
        said=("The train takes 19 minutes.", "It leaves every 6 minutes."),
    ),
    Case(
        "an explainer asked as a how",
        "How to sharpen a knife, in 45 seconds, vertical. Hold it at twenty degrees. Draw it towards you.",
        target_s=45,
        orientation=PORTRAIT,
        said=("Hold it at twenty degrees.", "Draw it towards you."),
    ),
    Case(
        "German quotation marks in English text",
        "The sign says „Closed for good“ since May. The baker retired. The flat above is for rent.",
        said=(
            "The baker retired.",
            "The flat above is for rent.",
        ),
        exact_said=False,
    ),
)

WITH_FILES = (
    Case(
        "a text file in thirty seconds",
        "Summarise tides.txt in 30 seconds.",
        target_s=30,
        files=(("tides.txt", TIDES),),
        sourced=("tides.txt",),
    ),
    Case(
        "a text file in a minute, vertical",
        "Make a 60-second vertical video from the attached notes.",
        target_s=60,
        orientation=PORTRAIT,
        files=(("tides.txt", TIDES),),
        sourced=("tides.txt",),
    ),
    Case(
        "markdown with a list",
        "Turn bees.md into a 40-second portrait video for hikers.",
        target_s=40,
        orientation=PORTRAIT,
        audience="hikers",
        files=(("bees.md", BEES),),
        sourced=("bees.md",),
    ),
    Case(
        "a PDF with the facts",
        "A 20-second portrait video that introduces Line 7. Use the facts in facts.pdf.",
        target_s=20,
        orientation=PORTRAIT,
        topic="Line 7",
        said=(),
        files=(("facts.pdf", LINE_7),),
        sourced=("facts.pdf",),
        never_said=("Use the facts",),
    ),
    Case(
        "a PDF in forty-five seconds",
        "45 seconds for commuters, from line7.pdf. End with: see you on board.",
        target_s=45,
        audience="commuters",
        closing="See you on board.",
        files=(("line7.pdf", LINE_7),),
        sourced=("line7.pdf",),
    ),
    Case(
        "prompt and PDF together",
        "A 30-second video about Line 7. The mayor will ride the first train. The rest is in line7.pdf.",
        target_s=30,
        topic="Line 7",
        said=("The mayor will ride the first train.",),
        files=(("line7.pdf", LINE_7),),
        sourced=("line7.pdf",),
    ),
    Case(
        "a picture to open on",
        "Open on shop.png. Our shop is ninety years old. It smells of wood. Come and see.",
        files=(("shop.png", ""),),
        file_places=(("shop.png", "first"),),
        said=("Our shop is ninety years old.", "It smells of wood.", "Come and see."),
    ),
    Case(
        "a picture to end on",
        "The kiln reaches 1280 degrees. The glaze melts at 1200. End on kiln.png.",
        files=(("kiln.png", ""),),
        file_places=(("kiln.png", "last"),),
        said=("The kiln reaches 1280 degrees.", "The glaze melts at 1200."),
    ),
    Case(
        "two pictures told apart",
        "Start with door.png and finish with roof.png. The door is oak. The roof is slate. Both are old.",
        files=(("door.png", ""), ("roof.png", "")),
        file_places=(("door.png", "first"), ("roof.png", "last")),
        said=("The door is oak.", "The roof is slate.", "Both are old."),
    ),
    Case(
        "a page of a PDF",
        "Use the chart from page 2 of report.pdf. Sales rose by a tenth in May.",
        files=(("report.pdf", "Sales\fA tenth more was sold in May than in April."),),
        file_pages=(("report.pdf", 2),),
        said=("Sales rose by a tenth in May.",),
    ),
    Case(
        "subtitles as material",
        "Make a 15-second vertical clip of talk.srt.",
        target_s=15,
        orientation=PORTRAIT,
        files=(
            (
                "talk.srt",
                "1\n00:00:00,000 --> 00:00:04,000\nWe found the wreck in forty metres of water.\n\n"
                "2\n00:00:04,000 --> 00:00:09,000\nThe bell was still hanging in its frame.\n\n"
                "3\n00:00:09,000 --> 00:00:14,000\nNobody had touched it for three hundred years.\n",
            ),
        ),
        sourced=("talk.srt",),
    ),
    Case(
        "a file with its own instruction",
        "Use bees.md for the facts and keep it to half a minute. Friendly tone, no presenter.",
        target_s=30,
        tone=("friendly",),
        presenter=False,
        files=(("bees.md", BEES),),
        sourced=("bees.md",),
    ),
    Case(
        "notes pasted and a picture",
        "20 seconds, vertical. The lighthouse is 41 metres high. It was lit in 1872. The light "
        "reaches 19 sea miles. Show "
        "light.png.",
        target_s=20,
        orientation=PORTRAIT,
        said=("The lighthouse is 41 metres high.", "It was lit in 1872.", "The light reaches 19 sea miles."),
        files=(("light.png", ""),),
        shown=("light.png",),
    ),
    Case(
        "a file named by what it is",
        "Show the attached photo. The bakery opens at six. Bread is baked at night.",
        files=(("photo.png", ""),),
        shown=("photo.png",),
        said=("The bakery opens at six.", "Bread is baked at night."),
    ),
    Case(
        "two texts at once",
        "A one-minute video from both files.",
        target_s=60,
        files=(("tides.txt", TIDES), ("bees.md", BEES)),
        sourced=("tides.txt", "bees.md"),
    ),
    Case(
        "a broken picture among good ones",
        "Show all pictures. The mill turns again. It was still for sixty years.",
        files=(("mill.png", ""), ("broken.png", "not a picture")),
        shown=("mill.png",),
        said=("The mill turns again.", "It was still for sixty years."),
    ),
    Case(
        "a whole document without a length",
        "Make a video of this.",
        files=(("line7.pdf", LINE_7),),
        sourced=("line7.pdf",),
        said=(),
    ),
    Case(
        "a document and a named presenter",
        "Nadia presents line7.pdf in 30 seconds, landscape.",
        target_s=30,
        orientation=LANDSCAPE,
        presenter=True,
        presenter_names=("Nadia",),
        files=(("line7.pdf", LINE_7),),
        sourced=("line7.pdf",),
    ),
)

LONG_FACTS = (
    "The old cinema on Mill Street was built in 1927. It has 412 seats and one balcony. The organ still works and is "
    "played on Sundays. During the war it was used as a hospital. In 1962 a fire destroyed the foyer. The town bought "
    "it in 1998 for one franc. Volunteers have repaired every seat since. The projector shows film and digital. "
    "Children pay three francs. The bar serves cider from the valley. Last year 31,000 people came. The roof is next, "
    "and it will cost 280,000 francs. Half of that has been given already. Every seat can carry the name of a giver. "
    "The doors open at six on the first of May."
)
LENGTHS = tuple(
    Case(
        f"the cinema in {seconds:.0f} seconds",
        f"Make a {seconds:.0f}-second video about the cinema on Mill Street. {LONG_FACTS}",
        target_s=seconds,
        topic="the cinema on Mill Street",
    )
    for seconds in (15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0)
) + tuple(
    Case(
        f"{name} in {seconds:.0f} seconds",
        f"Summarise the attached file in {seconds:.0f} seconds.",
        target_s=seconds,
        said=(),
        files=((f"{name}.txt", text),),
        sourced=(f"{name}.txt",),
    )
    for name, text in (("tides", TIDES), ("line-7", LINE_7), ("cinema", LONG_FACTS))
    for seconds in (15.0, 20.0, 30.0)
)
