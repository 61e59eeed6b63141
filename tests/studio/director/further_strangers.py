"""More briefs in the voices of many people, written before the reader was looked at again: the second held-out "
"part."""

from __future__ import annotations

from tests.studio.director.briefs import LANDSCAPE, PORTRAIT
from tests.studio.director.strangers import Stranger

FURTHER: tuple[Stranger, ...] = (
    Stranger(
        "bakery-by-maya",
        "ad for our bakery, presented by Maya. We bake every night from two. The croissants have 27 layers. "
        "Open Tuesday to Sunday, 7 to 2.",
        presenter=True,
        names=("Maya",),
        heard=("The croissants have 27 layers",),
        unheard=("presented by", "ad for"),
        title="Our Bakery",
    ),
    Stranger(
        "thirty-max-reels",
        "30 sec max, for Reels. Topic: our spring sale at Juniper & Rye. Everything linen is 20% off until Sunday. "
        "Free alterations in store. No code needed. Captions on please.",
        27,
        PORTRAIT,
        captions=True,
        heard=("Everything linen is 20% off until Sunday", "No code needed"),
        unheard=("30 sec", "Reels", "Captions on"),
    ),
    Stranger(
        "approx-two-minutes-training",
        "We need an onboarding video of approx. 2 minutes for warehouse temps. Cover: 1) always wear the yellow vest, "
        "2) never walk under a raised fork, 3) report spills to the shift lead at once, 4) breaks are at 10, 12:30 "
        "and "
        "15:00. Tone friendly but serious. No avatar, only voiceover and text.",
        120,
        presenter=False,
        heard=("never walk under a raised fork", "report spills to the shift lead at once"),
        unheard=("No avatar", "Tone friendly", "We need"),
    ),
    Stranger(
        "one-thirty-long",
        "Video, 1:30 long, 16:9, about the history of our lighthouse. Built in 1847 from granite brought by sea. "
        "Its lamp burned whale oil until 1872. In 1931 the last keeper, Edda Moir, left and the light was automated. "
        "Today it is a museum with 114 steps to the top.",
        90,
        LANDSCAPE,
        heard=("Its lamp burned whale oil until 1872",),
        unheard=("16:9", "1:30"),
    ),
    Stranger(
        "minute-and-a-half",
        "could you do a minute and a half on why we compost? it's for the parents' evening. food scraps make up a "
        "third "
        "of our bin. in landfill they rot without air and give off methane. in a heap with leaves they turn into "
        "soil in "
        "six months. the school garden used 400 kilos of it last year. presenter: a warm older woman",
        90,
        presenter=True,
        heard=("in landfill they rot without air and give off methane",),
        unheard=("could you do", "parents' evening", "warm older"),
    ),
    Stranger(
        "nine-x-sixteen",
        "9x16 / 20s / no captions / energetic. Volt scooter: 45 km range, charges in 3 hours, folds in one click. "
        "CTA: Test ride at volt.example",
        20,
        PORTRAIT,
        captions=False,
        heard=("45 km range",),
        unheard=("9x16", "CTA", "energetic"),
        ends_with="volt.example",
    ),
    Stranger(
        "just-voiceover",
        "Just a voiceover please, I don't want a person on screen. It's an explainer of our returns policy. You have "
        "30 "
        "days to send things back. Returns are free in the EU. Refunds arrive within 5 working days. Sale items can "
        "only "
        "be exchanged.",
        presenter=False,
        heard=("You have 30 days to send things back", "Sale items can only be exchanged"),
        unheard=("voiceover", "I don't want a person"),
    ),
    Stranger(
        "german-baecker",
        "Bitte ein Video von 45 Sekunden für Instagram Reels über unsere Imkerei. Wir halten 60 Völker am Waldrand. "
        "Der Honig wird kalt geschleudert. Ein Glas kostet 8 Euro. Zum Schluss: Besuchen Sie uns auf imkerei.example.",
        45,
        PORTRAIT,
        language="German",
        heard=("Der Honig wird kalt geschleudert", "Wir halten 60 Völker am Waldrand"),
        unheard=("Bitte ein Video", "Zum Schluss"),
        ends_with="Besuchen Sie uns auf imkerei.example",
    ),
    Stranger(
        "french-biblio",
        "Faites une vidéo d'une minute sur notre médiathèque, sans présentateur. Nous prêtons 12 000 livres et 300 "
        "jeux. "
        "L'inscription est gratuite pour les enfants. Nous sommes ouverts le mercredi jusqu'à 20 heures.",
        60,
        presenter=False,
        language="French",
        heard=("L'inscription est gratuite pour les enfants",),
        unheard=("Faites une vidéo", "sans présentateur"),
    ),
    Stranger(
        "spanish-taller",
        "Hola, quiero un vídeo vertical de 30 segundos sobre nuestro taller de bicicletas. Reparamos pinchazos en 20 "
        "minutos. La revisión completa cuesta 35 euros. Abrimos también los sábados.",
        30,
        PORTRAIT,
        language="Spanish",
        heard=("Reparamos pinchazos en 20 minutos", "Abrimos también los sábados"),
        unheard=("Hola", "quiero un"),
    ),
    Stranger(
        "contradictory-length",
        "Make a 60 second video about our choir. Actually no, make it 40 seconds. We are 34 singers from 12 "
        "countries. "
        "We rehearse on Thursdays in the old tram depot. You don't need to read music.",
        40,
        heard=("You don't need to read music",),
        unheard=("Actually no",),
    ),
    Stranger(
        "press-release",
        "Turn this press release into a 45s video.\n\nFOR IMMEDIATE RELEASE\n\nNordlys Ferries orders two electric "
        "ships\n\nBERGEN, 3 May 2026 – Nordlys Ferries has ordered two fully electric ferries from a yard in Gdansk. "
        "Each ship carries 120 cars and 400 passengers. They charge in eleven minutes at the quay. “We save 6,000 "
        "tonnes "
        "of CO2 a year,” said managing director Ingrid Vik. The first ship sails in June 2028.\n\n###\n\nMedia "
        "contact: "
        "press@nordlys.example",
        45,
        heard=("Each ship carries 120 cars and 400 passengers", "We save 6,000 tonnes of CO2 a year"),
        unheard=("FOR IMMEDIATE RELEASE", "Media contact", "###", "Turn this press"),
    ),
    Stranger(
        "recipe",
        "recipe video pls, 40 secs, square-ish or vertical whatever works on tiktok\n\nNo-knead "
        "bread\n\nIngredients\n- "
        "400 g flour\n- 300 ml water\n- 1 tsp salt\n- a pinch of yeast\n\nMethod\n1. Mix everything in a bowl.\n2. "
        "Cover "
        "and wait 12 hours.\n3. Shape it into a ball.\n4. Bake in a hot pot at 230 degrees for 45 minutes.",
        40,
        PORTRAIT,
        heard=("Mix everything in a bowl", "Bake in a hot pot at 230 degrees"),
        unheard=("whatever works", "recipe video pls"),
        kinds=("steps",),
    ),
    Stranger(
        "readme",
        "Here's our README, make a 1 minute intro for developers out of it:\n\n# "
        "pigeonhole\n\n[![build](https://ci.example/"
        "b.svg)](https://ci.example)\n\nPigeonhole sorts your downloads folder by rules you write in plain "
        "YAML.\n\n## "
        "Features\n\n* Runs on Linux, macOS and Windows\n* Undo for every move\n* Dry run shows what would "
        "happen\n\n## "
        "Install\n\n```sh\npip install pigeonhole\n```\n\n## License\n\nMIT",
        60,
        heard=("sorts your downloads folder by rules you write in plain YAML", "Undo for every move"),
        unheard=("ci.example", "b.svg", "```", "Here's our README"),
    ),
    Stranger(
        "screenplay",
        "INT. KITCHEN - MORNING\n\nMAYA stands at the window.\n\nMAYA\nYou know what costs more than coffee?\n\nShe "
        "lifts "
        "the cup.\n\nMAYA (CONT'D)\nForgetting to drink it. The Ember mug keeps it warm for three hours.\n\nFADE OUT.",
        heard=("You know what costs more than coffee?", "The Ember mug keeps it warm for three hours"),
        unheard=("INT. KITCHEN", "She lifts the cup", "FADE OUT", "CONT'D"),
        verbatim=True,
    ),
    Stranger(
        "table-plan",
        "Please follow this plan:\n\n| Time | Voiceover | On screen |\n|---|---|---|\n| 0:00-0:05 | Your roof drinks "
        "more "
        "than you do. | 800 litres an hour |\n| 0:05-0:12 | Our barrel catches it and feeds your garden. | Rain "
        "barrel R200 "
        "|\n| 0:12-0:18 | Order before April and we fit it for free. | Free fitting |",
        18,
        heard=("Your roof drinks more than you do.", "Order before April and we fit it for free."),
        unheard=("0:05-0:12", "Please follow"),
        on_screen=("800 litres an hour", "Rain barrel R200", "Free fitting"),
        verbatim=True,
    ),
    Stranger(
        "exact-string",
        'A 25-second clip for the lift lobby screens (landscape). The text "Stairs first. Lift if you must." has to '
        "appear exactly like that. Taking the stairs burns 8 calories a minute. The third floor takes 40 seconds on "
        "foot. "
        "The lift uses as much power as nine fridges.",
        25,
        LANDSCAPE,
        heard=("Taking the stairs burns 8 calories a minute",),
        on_screen=("Stairs first. Lift if you must.",),
        unheard=("has to appear", "lobby screens"),
    ),
    Stranger(
        "meeting-minutes",
        "Minutes of the allotment committee, 4 June\nPresent: Bev, Omar, Lotte\n\n1. Water: the tap by gate 2 is "
        "fixed\n2. "
        "Bees: two hives will arrive in July\n3. Rent goes up to 45 pounds from October\n\nCould this become a short "
        "clip, "
        "say 30 seconds, that I can put in our WhatsApp group?",
        30,
        heard=("two hives will arrive in July",),
        unheard=("Present: Bev", "Could this become", "WhatsApp"),
    ),
    Stranger(
        "product-page",
        "Aero 2 Backpack\n€129 · 4.8 ★ (312 reviews)\nAdd to basket\n\nA 22-litre backpack made from recycled sails.\n"
        "• Weighs 640 g\n• Laptop sleeve up to 16 inch\n• Waterproof zip\n\nDelivery in 3–5 days. 30-day returns.\n\n"
        "^ make a product video of this, quarter of a minute, portrait",
        15,
        PORTRAIT,
        heard=("recycled sails",),
        unheard=("Add to basket", "make a product video", "quarter of a minute"),
    ),
    Stranger(
        "rambling",
        "so um we're kind of a small team and we've never done a video before so bear with me. basically what we do "
        "is we "
        "rent out cargo bikes by the hour. like, you book one in the app and it unlocks with your phone. it costs 4 "
        "euros an "
        "hour. and what people love is that two kids fit in the box. anyway something short would be great, maybe "
        "half a "
        "minute? oh and our colours are #0b7a75 and #f4d35e",
        30,
        heard=("it costs 4 euros an hour",),
        unheard=("bear with me", "something short", "#0b7a75", "so um"),
        colors=("#0b7a75", "#f4d35e"),
    ),
    Stranger(
        "non-native",
        "I want to make the video of my school of swimming. Time of video is 50 second. We learn the childs from 4 "
        "years. The "
        "group is maximum 6. The water have 32 degrees. First lesson is free. Speaker must be man, young.",
        50,
        presenter=True,
        heard=("First lesson is free", "The group is maximum 6"),
        unheard=("I want to make", "Time of video", "Speaker must"),
    ),
    Stranger(
        "student-bio",
        "hii i need a video for my bio presentation on tardigrades (2-3 min). tardigrades are less than a millimetre "
        "long. "
        "they survive without water for ten years. they have been in open space and lived. they do this by drying "
        "out into a "
        "tun. my prof is strict so nothing made up pls!!",
        150,
        heard=("they survive without water for ten years",),
        unheard=("my prof", "hii", "bio presentation"),
    ),
    Stranger(
        "ceo-voice",
        "Record with Leo, sober tone, dark blue. Announce our results: revenue of 48 million, up 12 percent. "
        "Operating margin "
        "9 percent. We hired 60 people. We will pay a dividend of 1.20 per share. Keep it under 40 seconds.",
        36,
        presenter=True,
        names=("Leo",),
        heard=("We hired 60 people",),
        unheard=("Record with Leo", "sober tone", "Keep it under"),
    ),
    Stranger(
        "podcast-teaser",
        "Teaser for episode 12 of Slow Rivers (podcast). 15 seconds, vertical, no talking head. Guest: Ana Ruiz, who "
        "walked the "
        "whole Ebro. “A river is a very long conversation,” she says. Out Thursday.",
        15,
        PORTRAIT,
        False,
        heard=("A river is a very long conversation",),
        unheard=("no talking head", "Teaser for"),
    ),
    Stranger(
        "must-and-must-not",
        "Video for our dental practice, about 35 seconds.\nMust include: emergency slots every day at 8; children "
        "are free; "
        "we speak Polish.\nMust not mention: prices, our old name Smilex.\nEnd on: Call 555 0142.",
        35,
        heard=("children are free", "we speak Polish"),
        unheard=("Smilex", "Must include", "Must not"),
        ends_with="Call 555 0142",
    ),
    Stranger(
        "quote-ask",
        "Please use this quote word for word: “I sold my car the week the tram opened.” – Marta, 61. It's for a city "
        "campaign on "
        "tram line 9, half a minute. Line 9 runs every six minutes. It starts on 1 August. A day ticket is 5 euros.",
        30,
        heard=("I sold my car the week the tram opened", "Line 9 runs every six minutes"),
        unheard=("word for word", "Please use"),
        kinds=("quote",),
    ),
    Stranger(
        "numbers-list",
        "Year in numbers 2025 for our food bank, 1 min, with music:\n12,400 parcels\n310 volunteers\n46 tonnes of "
        "food saved\n"
        "0 nights closed\nThank you to everyone who gave.",
        60,
        heard=("12,400 parcels", "0 nights closed"),
        unheard=("with music",),
    ),
    Stranger(
        "event-invite",
        "INVITE video: Repair Café, Saturday 14 June, 11-16h, St. Anna's hall. Bring toasters, trousers, toys. "
        "Volunteers fix them "
        "with you. Cake by donation. Needs to be 20 seconds and work without sound, so big text!",
        20,
        heard=("Volunteers fix them with you",),
        unheard=("Needs to be", "work without sound", "INVITE video"),
    ),
    Stranger(
        "script-in-quotes",
        'Have Amara say exactly this: "Good morning. The pool is closed on Monday for cleaning. It opens again '
        "on Tuesday at six. "
        'Thank you for your patience."',
        presenter=True,
        names=("Amara",),
        heard=("The pool is closed on Monday for cleaning.", "Thank you for your patience."),
        unheard=("say exactly",),
        verbatim=True,
    ),
    Stranger(
        "vo-scenes",
        "Scene 1 (5s)\nVisual: sunrise over fields\nVO: Every loaf starts with a field.\n\nScene 2 (6s)\nVisual: "
        "mill wheel\nVO: Ours "
        "is nine kilometres away.\n\nScene 3 (4s)\nVisual: logo\nVO: Mill Lane Bakery.\nText on screen: Open at seven",
        heard=("Every loaf starts with a field.", "Ours is nine kilometres away.", "Mill Lane Bakery."),
        unheard=("Visual:", "sunrise over fields"),
        on_screen=("Open at seven",),
        verbatim=True,
    ),
    Stranger(
        "faq",
        "FAQ video for our gym, no more than 60 seconds\nQ: Can I freeze my membership?\nA: Yes, for up to three "
        "months a year.\nQ: Do "
        "you have showers?\nA: Yes, and towels cost one euro.\nQ: When is it quiet?\nA: Between two and four in the "
        "afternoon.",
        54,
        heard=("for up to three months a year", "Between two and four in the afternoon"),
        unheard=("no more than", "FAQ video"),
    ),
    Stranger(
        "charity-mail",
        "Subject: video for donors\n\nDear team,\n\nplease prepare a video (45 seconds, captions, calm music) "
        "thanking our donors. Key "
        "messages: your gifts paid for two wells in Turkana. 900 families now drink clean water. The next well costs "
        "7,000 dollars. "
        "Please avoid sad images.\n\nKind regards\nTobias Lenz\nHead of Fundraising",
        45,
        captions=True,
        heard=("900 families now drink clean water",),
        unheard=("Dear team", "Kind regards", "Tobias", "Please avoid", "Subject"),
    ),
    Stranger(
        "comparison-plans",
        "explain the difference between our two plans in 30-40 seconds. Basic: 9 euros, 1 user, email help. Pro: 29 "
        "euros, 10 users, "
        "phone help. Both can be cancelled monthly.",
        35,
        heard=("Both can be cancelled monthly",),
        unheard=("explain the difference",),
        kinds=("comparison",),
    ),
    Stranger(
        "timeline-brief",
        "Our story, one minute, for the website header. 1998: two friends repair radios in a garage. 2006: first "
        "shop on Canal Street. "
        "2015: we open our own workshop. 2024: 10,000 devices saved from the bin.",
        60,
        heard=("two friends repair radios in a garage",),
        unheard=("for the website header",),
        kinds=("timeline",),
    ),
    Stranger(
        "audience-tone",
        "Explain compound interest to teenagers. Funny, no jargon, max. 45 sec. If you save 50 euros a month from "
        "age 16, you have 7,800 "
        "euros at 26 with 5% interest. Wait until 21 and you get only half. Interest earns interest.",
        40.5,
        heard=("Interest earns interest",),
        unheard=("no jargon", "Explain compound"),
    ),
    Stranger(
        "files-instructions",
        "Use front.png first, then show menu.png when you speak about prices, and finish with team.png. Our café is "
        "in the old fire "
        "station. A coffee costs 2 euros and a soup 6. We are five friends who cook what the market has. 25 seconds.",
        25,
        heard=("Our café is in the old fire station", "A coffee costs 2 euros and a soup 6"),
        unheard=("front.png", "finish with", "when you speak"),
        files=(("front.png", ""), ("menu.png", ""), ("team.png", "")),
        shown=("front.png", "menu.png", "team.png"),
    ),
    Stranger(
        "csv-chart",
        "Show the attached visitors.csv as a chart. 20 seconds, landscape, no presenter. Our museum grew every year "
        "since 2022.",
        20,
        LANDSCAPE,
        False,
        heard=("Our museum grew every year since 2022",),
        unheard=("attached",),
        files=(("visitors.csv", "year,visitors\n2022,14000\n2023,18500\n2024,23100\n2025,30400\n"),),
        kinds=("chart",),
    ),
    Stranger(
        "carpenters",
        "recruiting video!! 30s tiktok. We're looking for 2 carpenters in Graz. 4-day week, 2,900 gross, tools are "
        "yours to keep. No CV, "
        "just send a photo of something you built to jobs@holz.example",
        30,
        PORTRAIT,
        heard=("just send a photo of something you built",),
        unheard=("recruiting video", "tiktok", "30s"),
    ),
    Stranger(
        "safety-memo",
        "To all residents: the lift in block C will be out of order from Monday 8 until Friday 12 September. Please "
        "use the lift in block "
        "B and cross on floor 4. If you need help with shopping, ring 0800 555. -- can somebody make this a video, "
        "20-25 secs, slow and "
        "clear voice",
        22.5,
        heard=("Please use the lift in block B and cross on floor 4",),
        unheard=("can somebody make", "slow and clear"),
    ),
    Stranger(
        "style-heavy",
        "Minimal black and white look, lots of space, elegant female voice without a presenter. Perfume launch: Nº 7 "
        "by Sola. Top note "
        "bergamot, heart of iris, base of cedar. 50 ml for 85 euros. Only 2,000 bottles. Roughly twenty seconds.",
        20,
        presenter=False,
        heard=("Only 2,000 bottles",),
        unheard=("lots of space", "elegant female", "Roughly twenty"),
    ),
)
