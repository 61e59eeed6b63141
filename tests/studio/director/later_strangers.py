"""The fourth part of strangers' briefs, with edits and answers: written when the parts before had been mended."""

from __future__ import annotations

from tests.studio.director.briefs import LANDSCAPE, PORTRAIT
from tests.studio.director.further_revisions import ids, said, words_of
from tests.studio.director.stranger_answers import (
    BRIDGES,
    CLINIC,
    LEAVES,
    SHAPE,
    Answer,
    explained,
    lasts,
    says,
    shaped,
    spoken_by,
    waits,
)
from tests.studio.director.stranger_revisions import Wished
from tests.studio.director.strangers import Stranger

LATER: tuple[Stranger, ...] = (
    Stranger(
        "dog-school",
        "Could you put together roughly three quarters of a minute on our puppy classes? Six puppies per group. Every "
        "Saturday at ten, behind the town hall. First visit is on us. We'd love Amara as the host.",
        45,
        presenter=True,
        names=("Amara",),
        heard=("Six puppies per group",),
        unheard=("put together", "We'd love"),
    ),
    Stranger(
        "ticket-support",
        "JIRA-4411: explainer for password reset. Length <= 40s. Aspect 16:9. Captions: yes. "
        "Presenter: none. Text: Click "
        "Forgot password. Enter your work e-mail. Open the link within ten minutes. Choose a new password of twelve "
        "characters.",
        36,
        LANDSCAPE,
        False,
        captions=True,
        heard=("Open the link within ten minutes",),
        unheard=("JIRA-4411", "Aspect"),
    ),
    Stranger(
        "grandma-story",
        "My grandma turns 90 on Sunday! Please make her a little film, a minute at most, "
        "soft music. She was born in Porto "
        "in 1936. She drove the first bus of her town. She still swims every morning. End with: Happy birthday, Avó!",
        54,
        heard=("She drove the first bus of her town",),
        unheard=("Please make her", "soft music"),
        ends_with="Happy birthday, Avó",
    ),
    Stranger(
        "airbnb-listing",
        "Casa Limón · Entire flat · 4 guests\n★ 4.92 (87)\nReserve\n\nA quiet flat with a "
        "lemon tree in the yard. The beach is "
        "six minutes on foot. Two bedrooms, one bath, fast wifi. Check-in from 15:00.\n\n--> "
        "turn that into a 20 second story "
        "for instagram, no people, warm female voice",
        20,
        PORTRAIT,
        False,
        heard=("The beach is six minutes on foot",),
        unheard=("Reserve", "turn that into", "warm female"),
    ),
    Stranger(
        "slack-thread",
        "anna: we need smth for the all-hands about the new expense tool\nben: yeah 30 secs "
        "max\nanna: key things: receipts by "
        "photo, money back in 3 days, old form closes 1 July\nben: and pls no robot avatar lol",
        27,
        presenter=False,
        heard=("old form closes 1 July",),
        unheard=("lol", "we need smth", "robot"),
    ),
    Stranger(
        "teacher-french",
        "Je suis professeur de SVT. J'aimerais une vidéo d'environ 45 secondes pour mes "
        "élèves de sixième. Les abeilles dansent pour "
        "indiquer les fleurs. Une ruche compte 40 000 abeilles. La reine pond 2 000 œufs par jour.",
        45,
        language="French",
        heard=("Une ruche compte 40 000 abeilles",),
        unheard=("Je suis professeur", "J'aimerais"),
    ),
    Stranger(
        "german-einladung",
        "Einladungsvideo, Hochformat, max. 20 Sekunden. Sommerfest der Feuerwehr am 12. "
        "Juli. Es gibt Bratwurst und Musik. Kinder "
        "dürfen spritzen. Der Eintritt ist frei.",
        18,
        PORTRAIT,
        language="German",
        heard=("Kinder dürfen spritzen", "Der Eintritt ist frei"),
        unheard=("Hochformat", "Einladungsvideo"),
    ),
    Stranger(
        "spec-list",
        "- what: product teaser\n- for whom: cyclists\n- how long: 15 seconds\n- where: "
        "TikTok\n- what to say: The Lumo helmet lights up when "
        "you brake. It weighs 290 grams. It costs 79 euros.\n- last words: See and be seen.",
        15,
        PORTRAIT,
        heard=("lights up when you brake",),
        unheard=("for whom", "how long"),
        ends_with="See and be seen",
    ),
    Stranger(
        "founder-ramble-2",
        "ok here goes. we built a fridge magnet that tells you when your milk goes off. "
        "sounds silly but people love it, we sold 9,000 last "
        "year. it runs on one coin battery for two years. I'd want maybe 25 seconds, punchy, "
        "tall format. oh and please don't mention "
        "investors",
        25,
        PORTRAIT,
        heard=("it runs on one coin battery for two years",),
        unheard=("I'd want", "investors", "here goes"),
    ),
    Stranger(
        "museum-label",
        "Label 14: Astrolabe, brass, Córdoba, about 1060. With it, sailors found their "
        "latitude from the height of a star. This one belonged to a "
        "doctor. Its maker signed it on the back.\n\nMake it a video for the gallery screen "
        "(wide), 30 s, nobody talking on camera, calm.",
        30,
        LANDSCAPE,
        False,
        heard=("Its maker signed it on the back",),
        unheard=("Make it a video", "gallery screen"),
    ),
    Stranger(
        "policy-bullets",
        "Turn our remote work policy into something people will actually watch (under 1 "
        "minute!)\n• Core hours 10 to 15\n• Camera optional\n• Up to "
        "90 days abroad in the EU\n• Ask your lead before you book",
        54,
        heard=("Up to 90 days abroad in the EU",),
        unheard=("people will actually watch", "Turn our"),
    ),
    Stranger(
        "versus",
        "Tea vs coffee, which keeps you awake longer? 35 seconds, playful. Coffee: 95 mg of "
        "caffeine, hits after 20 minutes. Tea: 40 mg of caffeine, "
        "lasts longer. Nobody should drink either after five.",
        35,
        heard=("Nobody should drink either after five",),
        unheard=("playful",),
        kinds=("comparison",),
    ),
    Stranger(
        "milestones",
        "Vertical, 40 sec. Title: How our bridge was built. 2019: the city votes yes. 2021: "
        "first pile in the river. 2023: the arch meets in the middle. "
        "2025: open to bikes and walkers.",
        40,
        PORTRAIT,
        heard=("the arch meets in the middle",),
        unheard=("40 sec",),
        title="How our bridge was built",
        kinds=("timeline",),
    ),
    Stranger(
        "votes-chart",
        "Survey results video, 25 seconds, landscape. Train 46%, car 31%, bike 15%, other 8%. 1,200 people answered.",
        25,
        LANDSCAPE,
        heard=("1,200 people answered",),
        unheard=("25 seconds", "landscape"),
        kinds=("chart",),
    ),
    Stranger(
        "script-verbatim-de",
        'Please have the narrator read this word for word, nothing else:\n\n"Our kitchen closes at nine '
        "tonight. The bar stays open until one. Ask us "
        'about the late menu."\n\nPortrait.',
        None,
        PORTRAIT,
        heard=("The bar stays open until one.",),
        unheard=("word for word", "nothing else"),
        verbatim=True,
    ),
    Stranger(
        "newsletter",
        "Make a short vid from our newsletter please (40s)\n\nSPRING NEWS FROM THE "
        "ORCHARD\n\nThe frost of 12 April took a third of the cherries. The apples are "
        "fine. Our new press makes 300 litres an hour. Pick your own starts on 1 "
        "September.\n\nUnsubscribe | View in browser",
        40,
        heard=("The apples are fine", "Our new press makes 300 litres an hour"),
        unheard=("Unsubscribe", "View in browser", "from our newsletter please"),
    ),
    Stranger(
        "three-scenes",
        "I imagine three scenes. First: a price tag, with the words 'Still 12 euros'. "
        "Second: we say that we have not raised prices since 2019. Third: come by "
        "before Christmas. 15 seconds in total.",
        15,
        heard=("we have not raised prices since 2019",),
        unheard=("I imagine", "in total"),
        on_screen=("Still 12 euros",),
    ),
    Stranger(
        "hr-warning",
        'Phishing warning, needs to go out today!! ~20s, serious, Henrik. A mail from "IT Desk" asks for your '
        "password. We never ask for passwords. Delete it and "
        "tell security.",
        20,
        presenter=True,
        names=("Henrik",),
        heard=("We never ask for passwords",),
        unheard=("needs to go out", "serious"),
    ),
    Stranger(
        "file-logo",
        "Use logo.png at the end and harbour.png when the harbour comes up. 20 seconds. Our "
        "harbour has 300 berths. Diesel is sold from eight. The crane lifts "
        "40 tonnes.",
        20,
        heard=("The crane lifts 40 tonnes",),
        unheard=("logo.png", "comes up"),
        files=(("logo.png", ""), ("harbour.png", "")),
        shown=("logo.png", "harbour.png"),
    ),
    Stranger(
        "one-liner",
        "our gym is open 24/7 now, tell everyone! 10 seconds, loud",
        10,
        heard=("our gym is open 24/7 now",),
        unheard=("tell everyone", "10 seconds", "loud"),
    ),
)
LATER_REVISIONS: tuple[Wished, ...] = (
    Wished("let's open with Ada", lambda b: ids(b).startswith("e") or ids(b).startswith("ae"), ()),
    Wished("the price should come right after the intro", lambda b: ids(b) == "adbcefg", ()),
    Wished("tighten scenes 3 and 6 a bit", lambda b: words_of(b, "f") <= 9, ("f", "c")),
    Wished("take the children out of scene 6", lambda b: "children" not in said(b) and "warm hat" in said(b), ("f",)),
    Wished("it costs 35 pounds now", lambda b: "35 pounds" in said(b) and "38" not in said(b), ("d",)),
    Wished("make the guy do it", lambda b: b.look_id != "look_maya_teal_jacket" and b.look_id is not None, ()),
    Wished("voice only please", lambda b: b.look_id is None, None),
    Wished("can it be 20 seconds and upright?", lambda b: b.target_s == 20 and b.orientation is PORTRAIT, None),
    Wished("slow it down a touch", lambda b: b.pace < 1, ()),
    Wished("I'd rather end on the quote", lambda b: ids(b)[-1] == "e" or ids(b)[-2] == "e", ()),
    Wished("rename it to Meet the Seals", lambda b: b.title == "Meet the Seals", ("a",)),
    Wished("plus court s'il vous plaît", lambda b: b.estimated_s < 27 or (b.target_s or 99) < 45, None),
    Wished("add that tickets are refundable", lambda b: "tickets are refundable" in said(b), None),
    Wished("subs off", lambda b: not b.captions, ()),
    Wished("scene 3 without blankets", lambda b: "blankets" not in said(b), ("c",)),
)
LATER_ANSWERS: tuple[Answer, ...] = (
    Answer(LEAVES, "I have a pdf somewhere, one sec", waits),
    Answer(LEAVES, "not sure what you want from me", explained),
    Answer(
        LEAVES,
        "Points: leaves take in carbon dioxide. Roots drink.",
        says("leaves take in carbon dioxide", without="points"),
    ),
    Answer(LEAVES, "actually about mushrooms", lambda found: "mushrooms" in found.message.lower()),
    Answer(BRIDGES, "30 is a must", lasts(22, 33)),
    Answer(BRIDGES, "I don't care about the length, just keep it complete", says("in 1900", "in 1929")),
    Answer(CLINIC, "the bearded guy", spoken_by("Leo")),
    Answer(CLINIC, "an older gentleman", spoken_by("Henrik")),
    Answer(CLINIC, "who are these people?", explained),
    Answer(SHAPE, "it'll run on phones", shaped(PORTRAIT)),
)
LATER_QUESTIONS: tuple[tuple[str, str], ...] = (
    ("what will it cost me", "free"),
    ("whose voice is this?", "Clara"),
    ("how come it's so short?", "seconds"),
    ("does she speak german?", "English"),
    ("what's next?", "go"),
    ("can I change the music later?", "music"),
)
