"""Briefs written without knowledge of the reader, in the voices of many people: a held-out part, reported apart."""

from __future__ import annotations

from dataclasses import dataclass

from tests.studio.director.briefs import LANDSCAPE, PORTRAIT
from tui.api.terms import Orientation


@dataclass(frozen=True)
class Stranger:
    """A prompt, and what a reader of it would expect of the video; length, orientation and presenter always count."""

    name: str
    prompt: str
    target_s: float | None = None
    orientation: Orientation | None = None
    presenter: bool | None = None
    """Whether one is wanted or not wanted; None where nothing is said of it."""
    heard: tuple[str, ...] = ()
    """What the video must say, word for word."""
    unheard: tuple[str, ...] = ()
    """Words of direction that must be neither said nor shown."""
    ends_with: str = ""
    """What the last words must contain."""
    names: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    captions: bool | None = None
    language: str = ""
    on_screen: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of scene that must be among those shown."""
    verbatim: bool = False
    title: str = ""
    files: tuple[tuple[str, str], ...] = ()
    """Names of files that are made for the test, and what they say."""
    shown: tuple[str, ...] = ()
    """Files that must be seen."""


GPL = """When we speak of free software, we are referring to freedom, not
price.  Our General Public Licenses are designed to make sure that you
have the freedom to distribute copies of free software (and charge for
them if you wish), that you receive source code or can get it if you
want it, that you can change the software or use pieces of it in new
free programs, and that you know you can do these things.

  To protect your rights, we need to prevent others from denying you
these rights or asking you to surrender the rights.  Therefore, you have
certain responsibilities if you distribute copies of the software, or if
you modify it: responsibilities to respect the freedom of others.

  For example, if you distribute copies of such a program, whether
gratis or for a fee, you must pass on to the recipients the same
freedoms that you received.  You must make sure that they, too, receive
or can get the source code.  And you must show them these terms so they
know their rights."""
SCHED = """A generally useful event scheduler class.

Each instance of this class manages its own queue.
No multi-threading is implied; you are supposed to hack that
yourself, or use a single instance per application."""

STRANGERS: tuple[Stranger, ...] = (
    Stranger(
        "founder-launch",
        "hey! we're launching Pactly on Monday 🚀 it's a tool that reads vendor contracts and tells you what to push "
        "back on. takes about 4 minutes per contract instead of 3 hours with a lawyer. free for the first 5 contracts. "
        "need a punchy 30s thing for linkedin, someone young and energetic talking, then pactly.example/start at "
        "the end",
        30,
        presenter=True,
        heard=("reads vendor contracts",),
        unheard=("need a punchy", "someone young", "hey!"),
        ends_with="pactly.example/start",
    ),
    Stranger(
        "teacher-water-cycle",
        "I teach year 4 and I would like a short film, about a minute long please, on the water cycle. The sun heats "
        "the sea and some of the water turns into vapour. The vapour rises, cools down and becomes clouds. When the "
        "drops get too heavy they fall as rain or snow. The rain runs into rivers and back to the sea, and it all "
        "starts again. Please keep the language simple, they are eight years old. Thank you so much, Mrs Patel",
        60,
        heard=("The sun heats the sea", "becomes clouds"),
        unheard=("I teach", "Thank you so much", "Mrs Patel", "Please keep"),
    ),
    Stranger(
        "terse-lamp",
        "lamp ad. 15 sec. vertical. no presenter. 'Light, folded.' on screen at end. 39€. ships in 2 days",
        15,
        PORTRAIT,
        False,
        unheard=("lamp ad", "no presenter"),
        on_screen=("Light, folded.",),
    ),
    Stranger(
        "typos",
        "Make a vidoe abuot our new bakrey in Leith. We bake sourdough evry night and sell it from six in the morning. "
        "Our rye is made with flour from Fife. 20 secnds, for instagram reels pls",
        20,
        PORTRAIT,
        heard=("flour from Fife",),
        unheard=("secnds", "reels"),
    ),
    Stranger(
        "pasted-email",
        "Can you turn this email into a 45 second video for the whole staff?\n\n"
        "From: Joan Ellery\nTo: All staff\nSubject: New office hours from 1 March\n\nHi all,\n\n"
        "From 1 March the office opens at 7:30 and closes at 19:00. The front desk is staffed from 8:00 to 17:00. "
        "Outside these hours you need your badge to enter. If you have lost your badge, see Tom in room 214 before "
        "Friday. Parking stays free for bicycles, and visitors pay 4 pounds a day.\n\nBest,\nJoan",
        45,
        heard=("the office opens at 7:30", "you need your badge"),
        unheard=("Can you turn", "Hi all", "Best, Joan", "Subject:", "From: Joan"),
    ),
    Stranger(
        "meeting-notes",
        "Notes from today, pls make an update video out of them for the ones who missed it (max 1 min, nobody on "
        "camera "
        "just a voice):\n- Q3 revenue 2.4M, up 18% on last year\n- churn down from 5% to 3.1%\n- Berlin office opens "
        "in October\n- hiring freeze lifted, 6 new roles\n- next all-hands 12 Sept",
        54,
        None,
        False,
        heard=("Berlin office opens in October",),
        unheard=("pls make", "nobody on camera"),
    ),
    Stranger(
        "readme",
        "# tidyup\n\nA command line tool that sorts your downloads folder.\n\n## Features\n\n- Sorts files by type and "
        "date\n- Never deletes anything\n- Undo with one command\n\n## Install\n\n```\npip install tidyup\n```\n\n"
        "## License\n\nMIT\n\n---\nthis is our readme, make a 30 second explainer for developers, 16:9",
        30,
        LANDSCAPE,
        heard=("sorts your downloads folder", "Never deletes anything"),
        unheard=("this is our readme", "```", "##"),
    ),
    Stranger(
        "recipe",
        "Recipe video, 1 minute, square is fine but portrait is better.\n\nShakshuka for two\n1. Fry one onion and two "
        "peppers in olive oil for ten minutes.\n2. Add garlic, cumin and paprika and stir for one minute.\n3. "
        "Pour in a "
        "tin of tomatoes and simmer for ten minutes.\n4. Make four wells and crack an egg into each.\n5. Cover "
        "and cook "
        "for six minutes.\nServe with bread.",
        60,
        PORTRAIT,
        heard=("crack an egg into each", "Serve with bread"),
        unheard=("square is fine", "Recipe video"),
    ),
    Stranger(
        "press-release",
        "FOR IMMEDIATE RELEASE\n\nNorthwind Ferries orders two electric ships\n\nBERGEN, 4 May 2026 - Northwind "
        "Ferries "
        "today ordered two battery-electric ferries from the Sletta yard. Each ship carries 300 passengers and 80 "
        "cars. "
        'They replace diesel ferries built in 1984 and cut emissions on the route by 90 percent. "Our passengers have '
        'asked for quiet crossings for years," said chief executive Ingrid Moe. The first ship sails in June 2028.\n\n'
        "Media contact: press@northwind.example\n\n---\n60-second news style video please",
        60,
        heard=("Each ship carries 300 passengers and 80 cars", "Our passengers have asked for quiet crossings"),
        unheard=("IMMEDIATE RELEASE", "Media contact", "news style video"),
    ),
    Stranger(
        "timestamped",
        "[0:00-0:05] Most passwords are guessed in under a second.\n[0:05-0:12] A passphrase of four random words "
        "takes "
        "centuries.\n[0:12-0:18] Pick four words you like and add a number.\n[0:18-0:20] Stay safe.",
        20,
        heard=("Most passwords are guessed in under a second.", "Stay safe."),
        unheard=("0:05", "0:12"),
    ),
    Stranger(
        "table-script",
        "| Time | Visual | Audio |\n|---|---|---|\n| 0-5s | sunrise over hives | Bees wake before we do. |\n| 5-12s | "
        "close-up of honeycomb | A hive makes thirty kilos of honey a year. |\n| 12-18s | logo | Taste it at Halden "
        "market. |",
        18,
        heard=("Bees wake before we do.", "Taste it at Halden market."),
        unheard=("sunrise over hives", "close-up"),
        verbatim=True,
    ),
    Stranger(
        "german-told",
        "Ein Video von 30 Sekunden im Hochformat über unsere Imkerei. Wir halten vierzig Völker am Rand des Solling. "
        "Der Honig wird kalt geschleudert und nie erhitzt. Ein Glas kostet 7 Euro. Besuchen Sie uns am Samstag.",
        30,
        PORTRAIT,
        heard=("Der Honig wird kalt geschleudert",),
        unheard=("Ein Video von",),
        language="German",
    ),
    Stranger(
        "french-told",
        "Fais une vidéo de 45 secondes en français sur notre librairie. La librairie du Phare existe depuis 1962. Nous "
        "avons douze mille livres et deux chats. Chaque jeudi soir, un auteur vient lire. L'entrée est libre.",
        45,
        heard=("La librairie du Phare existe depuis 1962",),
        unheard=("Fais une",),
        language="French",
    ),
    Stranger(
        "spanish-told",
        "Necesito un vídeo vertical de 20 segundos, en español, sin presentador. Nuestra panadería abre a las seis. "
        "Hacemos pan de masa madre con harina de Castilla. Ven a probarlo.",
        20,
        PORTRAIT,
        False,
        heard=("Nuestra panadería abre a las seis",),
        unheard=("Necesito", "sin presentador"),
        language="Spanish",
    ),
    Stranger(
        "contradiction",
        "A 30 second video, well maybe 45 seconds actually, about our refund policy. You can return anything within 60 "
        "days. We pay the postage. The money is back on your card within a week.",
        45,
        heard=("We pay the postage",),
        unheard=("maybe 45",),
    ),
    Stranger(
        "like-apple",
        "Make it feel like an Apple ad. Product: the Sola bottle. Steel, 500 grams of nothing but steel and air. Keeps "
        "cold for 30 hours. Keeps hot for 18. One lid, no parts to lose. 20 seconds, black background, white text, no "
        "music.",
        20,
        heard=("Keeps cold for 30 hours",),
        unheard=("Apple", "black background", "no music"),
    ),
    Stranger(
        "hex-and-font",
        "30s explainer. Colours #0B3954 and #FF6663, font Inter. Captions on. Topic: how our heat pump works. The pump "
        "takes heat from outside air, even at minus 15 degrees. A compressor lifts it to 55 degrees. It then "
        "warms your "
        "radiators and your shower. For each unit of power you get three units of heat.",
        30,
        captions=True,
        colors=("#0b3954", "#ff6663"),
        heard=("A compressor lifts it to 55 degrees",),
        unheard=("#0B3954", "font Inter"),
    ),
    Stranger(
        "surprise-me",
        "surprise me with a video about lighthouses",
        unheard=("surprise me",),
    ),
    Stranger(
        "non-native",
        "Hello, I am wanting the video for my small hotel in Kotor. It must be of 40 seconds. My hotel have 12 "
        "rooms and "
        "all of them see the sea. The breakfast is made by my mother each morning. We are five minutes by feet "
        "from the "
        "old town. Please to use the woman voice, calm one.",
        40,
        heard=("The breakfast is made by my mother",),
        unheard=("I am wanting", "Please to use"),
    ),
    Stranger(
        "order-section13",
        'Narration: "Every morning three tonnes of paper arrive here. By noon it is pulp. By night it is a book." '
        "Use these exact words.\n\nStyle: warm light, slow push-ins, deep greens, serif type.\n\nFraming: the selected "
        "presenter stands left, keep her in the left third.",
        heard=("Every morning three tonnes of paper arrive here.", "By night it is a book."),
        unheard=("slow push-ins", "left third", "Use these exact words"),
        verbatim=True,
    ),
    Stranger(
        "named-maya",
        "Get Maya to explain our onboarding in 1:30. First you get an email with your login. Then you book a call with "
        "your buddy. On day one you meet the team at ten. In week two you pick your first ticket. After a month "
        "we talk "
        "about how it went. Nobody expects you to know everything.",
        90,
        presenter=True,
        names=("Maya",),
        heard=("First you get an email with your login",),
        unheard=("Get Maya",),
    ),
    Stranger(
        "voice-over-only",
        "Voice-over only, 25 seconds, widescreen. The old canal is 9 miles long. It was dug by hand in four "
        "years. Today "
        "it belongs to the herons and to you. Walk it this weekend.",
        25,
        LANDSCAPE,
        False,
        heard=("It was dug by hand in four years",),
        ends_with="Walk it this weekend",
        unheard=("Voice-over only",),
    ),
    Stranger(
        "rambling",
        "ok so basically what I was thinking is, and stop me if this is dumb, we have this thing where people "
        "come in and "
        "they don't know that we repair bikes while they wait, right? so the video should tell them: we repair "
        "while you "
        "wait, most jobs take under 20 minutes, a puncture costs 12 pounds. and also we've got free coffee lol. maybe "
        "half a minute? idk. something friendly",
        30,
        heard=("most jobs take under 20 minutes",),
        unheard=("stop me if", "idk", "what I was thinking"),
    ),
    Stranger(
        "list-of-points",
        "Points to make:\n1) Vaccines train the immune system without the disease.\n2) Side effects are mostly a "
        "sore arm "
        "for a day.\n3) Herd immunity protects newborns.\nAudience: new parents. Tone: reassuring. Length: 40 sec.",
        40,
        heard=("Herd immunity protects newborns.",),
        unheard=("Points to make", "Audience", "reassuring"),
    ),
    Stranger(
        "gpl",
        "Explain the following text in a 60-second video for newcomers to open source:\n\n" + GPL,
        60,
        heard=("we are referring to freedom, not price",),
        unheard=("Explain the following",),
    ),
    Stranger(
        "pydoc",
        "30 seconds about the sched module. Source text below.\n---\n" + SCHED,
        30,
        heard=("Each instance of this class manages its own queue",),
        unheard=("Source text below",),
    ),
    Stranger(
        "before-after",
        "Before/after video, 30 seconds, 9:16. Before: invoices took two days, were typed by hand, and one in ten was "
        "wrong. After: invoices take two minutes, are read by the scanner, and one in a thousand is wrong.",
        30,
        PORTRAIT,
        heard=("invoices take two minutes",),
        kinds=("comparison",),
    ),
    Stranger(
        "versus-table",
        "Make a comparison video, 40 seconds.\n\n| | Train | Plane |\n|---|---|---|\n| Door to door | 5 hours | 6 "
        "hours |\n"
        "| Price | 49 euros | 120 euros |\n| CO2 | 9 kg | 180 kg |\n",
        40,
        kinds=("comparison",),
    ),
    Stranger(
        "one-word",
        "Photosynthesis",
    ),
    Stranger(
        "question-form",
        "Could you make me something like two minutes on why the sky is blue? Sunlight is made of all colours. Air "
        "scatters blue light far more than red. So blue reaches your eyes from every side. At sunset the light crosses "
        "more air, the blue is gone and the red is left.",
        120,
        heard=("Sunlight is made of all colours",),
        unheard=("Could you make",),
    ),
    Stranger(
        "nonprofit",
        "TikTok for our shelter, 20 secs. Meet Biscuit. He is nine, half deaf, and has waited 400 days for a home. He "
        "likes sofas, cheese and people who stay. CTA: Adopt Biscuit at pawsleith.example",
        20,
        PORTRAIT,
        heard=("Meet Biscuit.", "He is nine"),
        ends_with="Adopt Biscuit at pawsleith.example",
        unheard=("CTA",),
    ),
    Stranger(
        "scene-labels",
        "Scene 1 (hook): Your phone knows where you slept last night.\nScene 2 (problem): Forty apps share your "
        "location "
        "with strangers.\nScene 3 (solution): Open settings, privacy, location, and switch off what you do not need.\n"
        "Scene 4 (CTA): Do it tonight.",
        heard=("Your phone knows where you slept last night.", "Do it tonight."),
        unheard=("Scene 1", "(hook)", "hook"),
    ),
    Stranger(
        "screenplay",
        "INT. KITCHEN - MORNING\n\nSteam rises from a mug.\n\nNARRATOR (V.O.)\nThe kettle is the oldest machine "
        "in this "
        "house.\n\nCUT TO:\n\nEXT. GARDEN - DAY\n\nNARRATOR (V.O.)\nIt has boiled eleven thousand times.",
        heard=("The kettle is the oldest machine in this house.", "It has boiled eleven thousand times."),
        unheard=("Steam rises", "CUT TO", "INT. KITCHEN"),
        verbatim=True,
    ),
    Stranger(
        "words-count",
        "About 75 words please, spoken by an older man with a British accent. Subject: the Tay bridge. The first "
        "bridge "
        "over the Tay opened in 1878 and was the longest in the world. It stood for nineteen months. On 28 "
        "December 1879 "
        "a storm took the high girders while a train was crossing. No one on board survived. The stumps of its "
        "piers can "
        "be seen at low water to this day. The new bridge has stood beside them since 1887.",
        30,
        presenter=True,
        heard=("It stood for nineteen months.",),
        unheard=("75 words", "older man"),
    ),
    Stranger(
        "all-caps",
        "SUMMER SALE!!! 50% OFF EVERYTHING. THIS WEEKEND ONLY. SHOP AT MODA.EXAMPLE. 10 SECONDS, STORY FORMAT",
        10,
        PORTRAIT,
        heard=("50% OFF EVERYTHING",),
        unheard=("10 SECONDS", "STORY FORMAT"),
    ),
    Stranger(
        "on-screen-list",
        'Text on screen, exactly: "Day 1: seeds", "Day 9: sprouts", "Day 40: salad". Narration: Plant the seeds on day '
        "one. Nine days later you see green. After forty days you eat. 20 seconds, landscape.",
        20,
        LANDSCAPE,
        on_screen=("Day 1: seeds", "Day 9: sprouts", "Day 40: salad"),
        heard=("Nine days later you see green.",),
        unheard=("exactly",),
        verbatim=True,
    ),
    Stranger(
        "history-years",
        "history of our brewery, ~45s. founded in 1871 by two brothers. burnt down in 1902. rebuilt in 1904 with "
        "the first "
        "electric light in town. went alcohol free during the war in 1942. today the sixth generation brews 14 beers.",
        45,
        kinds=("timeline",),
        heard=("burnt down in 1902",),
    ),
    Stranger(
        "numbers",
        "Impact report, 45 seconds, serious but hopeful. In 2025 we planted 1,240,000 trees. 93 percent survived their "
        "first summer. 8,400 volunteers gave 61,000 hours. One hectare now holds 40 kinds of birds where there "
        "were 11.",
        45,
        kinds=("number",),
        heard=("93 percent survived their first summer",),
        unheard=("serious but hopeful",),
    ),
    Stranger(
        "testimonial",
        'Customer story, 30s. "I used to spend Sundays on payroll. Now it is done before my coffee is cold," says Dana '
        "Ruiz, owner of Ruiz Plumbing. Dana runs payroll for eleven people with Paylark. It takes her six minutes a "
        "week. Try Paylark free for a month.",
        30,
        kinds=("quote",),
        heard=("I used to spend Sundays on payroll",),
        ends_with="Try Paylark free for a month",
        unheard=("Customer story",),
    ),
    Stranger(
        "neg-wish",
        "No avatar, no captions, no stock clichés. 16:9. 35 seconds on our new safety rules: wear the helmet from "
        "the gate "
        "on, keep to the blue path, stop when the siren sounds, report every near miss the same day. Rules save lives "
        "when everyone keeps them.",
        35,
        LANDSCAPE,
        False,
        captions=False,
        heard=("wear the helmet from the gate on",),
        unheard=("No avatar", "stock clich"),
    ),
    Stranger(
        "two-formats",
        "YouTube video not shorts. three minutes. A deep dive for engineers into why our queue fell over. At 09:14 a "
        "deploy doubled the number of workers. Each worker opened ten connections. The database allows 500. At "
        "09:16 new "
        "connections were refused. Retries made it worse. At 09:40 we rolled back.",
        180,
        LANDSCAPE,
        heard=("The database allows 500.",),
        unheard=("not shorts",),
    ),
    Stranger(
        "quoted-verbatim",
        'Say exactly this, word for word: "Good morning. The lift is out of order until Thursday. Please use the '
        "stairs by "
        'the east door. If you need help, ring the bell." Calm female voice.',
        heard=("The lift is out of order until Thursday.", "If you need help, ring the bell."),
        unheard=("word for word", "Calm female"),
        verbatim=True,
    ),
    Stranger(
        "vo-lines",
        "VO: Rain again.\nVO: But your roof does not mind.\n(Visual: drone shot over roofs)\nVO: Slate lasts two "
        "hundred "
        "years.\nSUPER: Karst Roofing\nEnd card: karst.example",
        heard=("Rain again.", "Slate lasts two hundred years."),
        unheard=("drone shot", "SUPER"),
        on_screen=("Karst Roofing",),
        verbatim=True,
    ),
    Stranger(
        "job-ad",
        "Hi there 👋 we are looking for a sous chef at Osteria Blu and want a fun vertical video, 25 seconds max. "
        "You'd cook "
        "with six people, four evenings a week. Sundays and Mondays are always free. Pay is 3,200 a month plus "
        "tips. Write "
        "to jobs@osteriablu.example. Cheers!",
        22.5,
        PORTRAIT,
        heard=("Sundays and Mondays are always free",),
        unheard=("Hi there", "Cheers", "fun vertical video"),
        ends_with="jobs@osteriablu.example",
    ),
    Stranger(
        "student",
        "its for my biology presentation tomorrow help!! 1 min on mitosis. In prophase the chromosomes become "
        "visible. In "
        "metaphase they line up in the middle. In anaphase they are pulled apart. In telophase two new nuclei "
        "form. Then "
        "the cell splits in two.",
        60,
        heard=("In anaphase they are pulled apart.",),
        unheard=("help", "presentation tomorrow"),
    ),
    Stranger(
        "event",
        "Invite video for our open day (Saturday 14 June, 10-16h, Hall B). 20 sec. See the wind tunnel run at "
        "full speed. "
        "Kids build their own glider. Entry is free. Tone: inviting, with an upbeat voice. Square or landscape, "
        "you choose.",
        20,
        LANDSCAPE,
        heard=("Kids build their own glider.",),
        unheard=("Tone", "you choose"),
    ),
    Stranger(
        "key-value",
        "Title: The quiet fridge\nDuration: 0:40\nFormat: 9x16\nPresenter: none\nLanguage: English\nScript:\nMost "
        "fridges hum "
        "at 40 decibels. Ours whispers at 22. We moved the compressor, doubled the foam and changed one valve. "
        "You will "
        "hear your clock again.\nCTA: Hear the silence at frigo.example",
        40,
        PORTRAIT,
        False,
        heard=("Ours whispers at 22.",),
        ends_with="Hear the silence at frigo.example",
        unheard=("Duration", "Format", "Presenter"),
        language="English",
        verbatim=True,
    ),
    Stranger(
        "apple-fruit",
        "60 second video about apples, the fruit not the company. An apple tree needs another kind nearby to bear "
        "fruit. "
        "Cox was found by a retired brewer in 1825. The pips never grow into the same apple. That is why every "
        "Cox in the "
        "world is a graft of one tree. There are more than 7,000 kinds.",
        60,
        heard=("every Cox in the world is a graft of one tree",),
        unheard=("not the company",),
    ),
    Stranger(
        "length-in-content",
        "Explain our 90-second espresso test to baristas in a 40 second clip. Pull a shot and start the clock. "
        "After 25 "
        "seconds stop the pump. Taste it at 90 seconds, when it has cooled. Sour means grind finer, bitter means "
        "coarser.",
        40,
        heard=("After 25 seconds stop the pump.",),
        unheard=("40 second clip",),
    ),
    Stranger(
        "gender-narrator",
        "male narrator, deep voice, no one on screen, 16x9, half a minute: Under the ice it is never dark. Krill "
        "glow. Seals "
        "sing. And the sea keeps the heat of a thousand summers.",
        30,
        LANDSCAPE,
        False,
        heard=("Under the ice it is never dark.",),
        unheard=("male narrator", "no one on screen"),
    ),
    Stranger(
        "md-brief",
        "**Goal**: get people to switch to the new portal\n**Audience**: customers over 60\n**Length**: 50 "
        "seconds\n**Tone**: "
        "patient\n**Key messages**:\n- The new portal opens on 3 June.\n- Your old password still works.\n- "
        "Letters are kept "
        "for ten years.\n- You can call us on weekdays until 20:00.\n**Call to action**: Try it at my.example",
        50,
        heard=("Your old password still works.", "Letters are kept for ten years."),
        unheard=("Goal", "patient", "customers over 60"),
        ends_with="Try it at my.example",
    ),
    Stranger(
        "polite-late-length",
        "The Marlow library lends tools as well as books. You can borrow a drill for a week. Saws, ladders and sewing "
        "machines are free too. All you need is a library card. Could this be done in roughly twenty seconds, with "
        "subtitles, and someone in his fifties presenting? Many thanks",
        20,
        presenter=True,
        captions=True,
        heard=("You can borrow a drill for a week.",),
        unheard=("Could this be done", "Many thanks"),
    ),
    Stranger(
        "dialogue-two-angles",
        "Either a funny or a serious video on phishing, you decide. 30s. A mail that hurries you is a mail to "
        "distrust. Look "
        "at the sender, not the logo. Never type a password from a link. When unsure, call.",
        30,
        heard=("Look at the sender, not the logo.",),
        unheard=("you decide", "Either a funny"),
    ),
    Stranger(
        "shot-list",
        "Shots: wide of harbour, close on rope, gulls. Voice says: The harbour wakes at four. By five the first "
        "boats are "
        "out. By nine the fish is on your plate. Length 15s. Vertical. Music: none.",
        15,
        PORTRAIT,
        heard=("The harbour wakes at four.",),
        unheard=("wide of harbour", "Music: none"),
        verbatim=True,
    ),
    Stranger(
        "changelog",
        "Release video for version 4.2, under a minute. What's new: offline mode, faster search (3x), dark theme, "
        "and you "
        "can now pin chats. What's fixed: the crash on old Androids. Update from the store today.",
        54,
        heard=("Update from the store today",),
        unheard=("under a minute",),
    ),
    Stranger(
        "steps",
        "how-to, 30 secs, for customers: descale the machine. Step 1: empty the tank. Step 2: fill in the "
        "descaler and half a "
        "litre of water. Step 3: press both buttons for five seconds. Step 4: rinse twice.",
        30,
        kinds=("steps",),
        heard=("press both buttons for five seconds",),
        unheard=("for customers:",),
    ),
    Stranger(
        "hm-mixed",
        "Video: 1 Minute, Querformat, deutsche Stimme, keine Untertitel.\nText:\nDie Talsperre wurde 1923 gebaut. "
        "Sie hält "
        "zwanzig Millionen Kubikmeter Wasser. Im Sommer kann man hier schwimmen, im Winter Schlittschuh laufen. "
        "Die Mauer "
        "ist dreiunddreißig Meter hoch.",
        60,
        LANDSCAPE,
        captions=False,
        heard=("Die Talsperre wurde 1923 gebaut.",),
        unheard=("Querformat", "keine Untertitel"),
        language="German",
    ),
    Stranger(
        "pitch",
        "We need to convince investors in 90 seconds. Problem: a third of all food is thrown away. Solution: "
        "Larder is a "
        "sticker that changes colour when food really goes off. Traction: 14 supermarkets, 2 million stickers, "
        "31% less "
        "waste. Ask: 3 million euros to build the second line. Confident woman in a dark suit.",
        90,
        presenter=True,
        heard=("a third of all food is thrown away", "31% less waste"),
        unheard=("We need to convince", "dark suit"),
    ),
    Stranger(
        "voice-note",
        "um yeah so this is for grandma's 90th birthday. 40 seconds, warm. Grandma Elsie was born in a railway "
        "carriage. She "
        "raised four boys and eleven goats. She has never once lost at dominoes. Happy birthday from all of us! "
        "oh and no "
        "robots please, just photos and a voice",
        40,
        None,
        False,
        heard=("She has never once lost at dominoes.",),
        unheard=("um yeah", "no robots"),
        ends_with="Happy birthday from all of us!",
    ),
    Stranger(
        "percent-vs",
        "Paper vs e-ink, 30s, 1920x1080. Paper costs 2 cents a page, e-ink costs nothing after the first day. "
        "Paper lasts "
        "centuries, e-ink lasts ten years. Paper needs a lamp, e-ink brings its own.",
        30,
        LANDSCAPE,
        heard=("Paper lasts centuries",),
        kinds=("comparison",),
    ),
    Stranger(
        "village-fete",
        "Hiya, could someone knock up a quick vid (45s tops) for our village fete? There's a dog show at two. "
        "Cream teas cost a fiver. All proceeds go to the roof fund.",
        40.5,
        heard=("There's a dog show at two",),
        unheard=(
            "knock up",
            "45s",
        ),
    ),
    Stranger(
        "gin",
        "Reel, 15s, upbeat. Our gin won gold in San Francisco. It is made with gorse flowers.",
        15,
        orientation=PORTRAIT,
        heard=("It is made with gorse flowers",),
        unheard=(
            "Reel",
            "upbeat",
        ),
    ),
    Stranger(
        "composting",
        "brief: explain composting to kids. length: 1min. format: landscape. presenter: older woman. Worms eat "
        "your peel. Microbes make it warm. After six months you have soil.",
        60,
        orientation=LANDSCAPE,
        presenter=True,
        heard=("Worms eat your peel",),
        unheard=(
            "brief:",
            "length",
        ),
    ),
    Stranger(
        "canteen",
        "I'd like this turned into a one minute video for our intranet.\n\nThe canteen is closed from Monday 3 "
        "August to Friday 14 August. A food truck will be in the car park between 11:30 and 13:30. Coffee "
        "machines on floors 2 and 5 stay on.",
        60,
        heard=("A food truck will be in the car park",),
        unheard=("I'd like this",),
    ),
    Stranger(
        "swifts",
        "Subject: Volunteers needed\n\nDear friends,\n\nwe need forty people to count swifts in July. You need "
        "no experience. We give you binoculars and a map.\n\nWarm regards,\nPetra\n\nCan you do a 30 sec clip "
        "of this?",
        30,
        heard=("You need no experience",),
        unheard=(
            "Dear friends",
            "Warm regards",
            "Can you do",
        ),
    ),
    Stranger(
        "moss",
        "No voice actor needed, just a calm narrator, nobody visible. Half a minute. Moss has no roots. It "
        "drinks with its leaves. A handful holds a glass of rain.",
        30,
        presenter=False,
        heard=("Moss has no roots",),
        unheard=(
            "nobody visible",
            "Half a minute",
        ),
    ),
    Stranger(
        "flash-sale",
        "Quick one: 20 sec story for insta about our flash sale. All rugs are 30 percent off until Sunday. "
        "Orders over 100 euros ship free.",
        20,
        orientation=PORTRAIT,
        heard=("All rugs are 30 percent off until Sunday",),
        unheard=(
            "Quick one",
            "insta",
        ),
    ),
    Stranger(
        "freibad",
        "Erstelle bitte einen Clip, 20 Sekunden, Querformat, ohne Untertitel. Unser Freibad öffnet am 1. Mai. "
        "Die Saisonkarte kostet 60 Euro.",
        20,
        orientation=LANDSCAPE,
        heard=("Unser Freibad öffnet am 1. Mai",),
        unheard=(
            "Erstelle",
            "Untertitel",
        ),
    ),
    Stranger(
        "paint",
        "VIDEO BRIEF\nClient: Aldous Paint\nLength: 30s\nAspect: 9:16\nKey message: One coat is "
        "enough.\nSupporting: It dries in an hour. It does not smell.\nCTA: Find it at aldous.example",
        30,
        orientation=PORTRAIT,
        heard=("One coat is enough",),
        unheard=(
            "VIDEO BRIEF",
            "Aspect",
        ),
    ),
    Stranger(
        "bread",
        "make a 1 min video pls 🙏 topic: why bread rises. yeast eats sugar. it breathes out gas. the gluten "
        "traps it. the oven sets it.",
        60,
        heard=("the gluten traps it",),
        unheard=("pls",),
    ),
    Stranger(
        "lynx",
        "We want something that feels like a nature documentary, 90 seconds, wide, deep male voice. The lynx "
        "was gone for 200 years. In 1971 the first pair was released in the Alps. Today about 300 live there.",
        90,
        orientation=LANDSCAPE,
        heard=("Today about 300 live there",),
        unheard=(
            "nature documentary",
            "deep male",
        ),
    ),
    Stranger(
        "onboarding-film",
        "Please create an onboarding film of approx. 2 minutes. Speaker: Amara. Each morning we meet at nine. "
        "Tickets live in the tracker. Ask anything in the help channel.",
        120,
        presenter=True,
        heard=("Tickets live in the tracker",),
        unheard=(
            "Speaker",
            "approx",
        ),
    ),
    Stranger(
        "three-lines",
        "30sec ad. three lines only: 'Sleep is not a luxury.' 'It is maintenance.' 'Nap at Nod.'",
        30,
        heard=(
            "Sleep is not a luxury",
            "It is maintenance",
        ),
        unheard=("three lines",),
    ),
    Stranger(
        "here-is-the-deal",
        "ok here's the deal: our app tracks your plants. It reminds you to water them. It costs nothing. make "
        "it 25s, snappy, for shorts",
        25,
        orientation=PORTRAIT,
        heard=("It reminds you to water them",),
        unheard=(
            "here's the deal",
            "snappy",
        ),
    ),
    Stranger(
        "in-it",
        "What should be in it: opening hours (9 to 5), the new lift, the free guide on Sundays. Duration 30 s. "
        "Language English. No presenter thanks",
        30,
        presenter=False,
        heard=("the new lift",),
        unheard=(
            "What should be",
            "No presenter",
        ),
    ),
)
