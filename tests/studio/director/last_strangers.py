"""The third part of strangers' briefs: written with the second, and first measured when that one had been mended."""

from __future__ import annotations

from tests.studio.director.briefs import LANDSCAPE, PORTRAIT
from tests.studio.director.strangers import Stranger

LAST: tuple[Stranger, ...] = (
    Stranger(
        "optician",
        "Short video for our optician's, ca. 40 seconds, hosted by Priya. Eye tests take 20 minutes. Glasses are "
        "ready in 3 days. "
        "Children under 12 get a second pair for free. Ring the bell, we are upstairs.",
        40,
        presenter=True,
        names=(),
        heard=("Glasses are ready in 3 days",),
        unheard=("hosted by", "Short video"),
    ),
    Stranger(
        "at-most-shorts",
        "At most 45 seconds, YouTube Shorts. Explain why leaves turn red. In autumn trees take the green out of "
        "their leaves. The yellow "
        "was there all the time. The red is made new, from sugar. It works like sunscreen.",
        40.5,
        PORTRAIT,
        heard=("The yellow was there all the time",),
        unheard=("YouTube Shorts", "At most"),
    ),
    Stranger(
        "one-and-half-mins",
        "1.5 minutes on the new bin collection rules for tenants, voice only. Paper goes out on Mondays now. Glass "
        "is no longer collected at "
        "the door. The nearest glass bank is behind the pharmacy. Put bins out before 6 am.",
        90,
        presenter=False,
        heard=("Glass is no longer collected at the door",),
        unheard=("voice only", "1.5 minutes on"),
    ),
    Stranger(
        "german-firma",
        "Wir brauchen ein Erklärvideo, ungefähr eine Minute, ohne Sprecher im Bild. Thema: unsere neue App für "
        "Krankmeldungen. Die Meldung "
        "dauert 30 Sekunden. Das Attest wird fotografiert. Die Führungskraft bekommt sofort Bescheid.",
        60,
        presenter=False,
        language="German",
        heard=("Die Meldung dauert 30 Sekunden", "Das Attest wird fotografiert"),
        unheard=("Wir brauchen", "ohne Sprecher"),
    ),
    Stranger(
        "spanish-panaderia",
        "Necesito un anuncio de 20 segundos para Instagram Reels. Nuestra panadería abre a las seis. Hacemos pan de "
        "masa madre. Los "
        "domingos hay churros.",
        20,
        PORTRAIT,
        language="Spanish",
        heard=("Hacemos pan de masa madre", "Los domingos hay churros"),
        unheard=("Necesito",),
    ),
    Stranger(
        "french-association",
        "Bonjour, pouvez-vous créer une vidéo de 30 secondes au format vertical ? Notre association répare des "
        "vélos. L'année dernière, nous "
        "avons réparé 1 400 vélos. Venez le samedi matin. Merci !",
        30,
        PORTRAIT,
        language="French",
        heard=("nous avons réparé 1 400 vélos", "Venez le samedi matin"),
        unheard=("pouvez-vous", "Bonjour"),
    ),
    Stranger(
        "changelog",
        "release notes → video, 45s, dev audience, no avatar\n\n## 3.2.0\n\n### Added\n- Offline mode\n- Export to "
        "Parquet\n\n### Fixed\n- "
        "Crash when a folder is empty\n\n### Removed\n- Support for Python 3.8",
        45,
        presenter=False,
        heard=("Export to Parquet", "Support for Python 3.8"),
        unheard=("dev audience", "no avatar"),
    ),
    Stranger(
        "forwarded-mail",
        "fyi see below, can you do 30 seconds out of it, for the TV in reception (widescreen)\n\n---------- "
        "Forwarded message ---------\nFrom: "
        "Facilities\nSubject: Fire drill\n\nColleagues,\n\nThe fire drill is on Wednesday at 10:30. Leave by the "
        "nearest stairs and meet at the "
        "oak tree. Do not use the lifts. The drill takes about fifteen minutes.\n\nThanks,\nFacilities",
        30,
        LANDSCAPE,
        heard=("Do not use the lifts",),
        unheard=("Forwarded message", "fyi", "Colleagues", "From: Facilities"),
    ),
    Stranger(
        "cocktail-recipe",
        "Shirley Temple, the proper way (30s, vertical, fun, text only no person)\nYou need: ginger ale, grenadine, "
        "one cherry\nSteps: fill a "
        "glass with ice; pour the ginger ale; add a dash of grenadine; drop in the cherry",
        30,
        PORTRAIT,
        False,
        heard=("add a dash of grenadine",),
        unheard=("text only", "no person"),
        kinds=("steps",),
    ),
    Stranger(
        "host-guest-dialog",
        "HOST: Why do cats purr?\nVET: Because a bone in the throat vibrates when they breathe.\nHOST: Only when "
        "happy?\nVET: No, also when "
        "they are hurt.",
        heard=("Why do cats purr?", "also when they are hurt"),
        verbatim=True,
        unheard=("HOST:", "VET:"),
    ),
    Stranger(
        "app-store",
        "Drizzle – rain alerts for your street\nFree · Weather · 4.7\n\nDrizzle tells you ten minutes before it "
        "rains where you stand.\n* Works "
        "without an account\n* No ads, no tracking\n* 38 countries\n\nplease do a 20 sec promo of this with an "
        "upbeat male voice, no face, last frame: "
        "Get Drizzle free",
        20,
        presenter=False,
        heard=("ten minutes before it rains where you stand",),
        unheard=("please do a", "upbeat male"),
        ends_with="Get Drizzle free",
    ),
    Stranger(
        "changed-mind-shape",
        "landscape video about our farm shop - no wait, it's for stories so vertical. 15 secs. New potatoes are in. "
        "Asparagus until 24 June. "
        "Eggs from 200 hens out back.",
        15,
        PORTRAIT,
        heard=("New potatoes are in",),
        unheard=("no wait",),
    ),
    Stranger(
        "professor-long",
        "Dear Sir or Madam, I am a lecturer in geology and should be grateful for a three-minute lecture "
        "introduction. Granite forms deep in the "
        "crust as magma cools slowly. Slow cooling lets crystals grow to the size of a fingernail. Basalt cools at "
        "the surface within days, so its "
        "crystals are too small to see. Both may come from the same melt. With best wishes, Dr H. Aldous",
        180,
        heard=("Slow cooling lets crystals grow to the size of a fingernail",),
        unheard=("Dear Sir", "grateful", "best wishes", "Aldous"),
    ),
    Stranger(
        "tweet-terse",
        "solar ad 10s 1:1 NO TALKING HEAD. 'Your roof has a job.' 12 panels. 0 down. sunjob.example",
        10,
        None,
        False,
        unheard=("solar ad", "NO TALKING"),
    ),
    Stranger(
        "swot-columns",
        "Compare trains and planes for our travel policy in 40 s. Train: 6 hours door to door, 12 kg of CO2, wifi "
        "all the way. Plane: 5 hours door to "
        "door, 180 kg of CO2, no wifi. We pay for first class on trains.",
        40,
        heard=("We pay for first class on trains",),
        kinds=("comparison",),
        unheard=("Compare trains and planes for",),
    ),
    Stranger(
        "percent-pie",
        "Where our council's money goes - 30 seconds with a pie chart. Schools 42%, roads 23%, social care 20%, "
        "parks 15%. Every resident pays 840 "
        "euros a year.",
        30,
        heard=("Every resident pays 840 euros a year",),
        kinds=("chart",),
        unheard=("with a pie chart",),
    ),
    Stranger(
        "files-after-before",
        "Start with map.png full screen. When you mention the ferry, show boat.png. Our island has 212 people and "
        "one road. The ferry runs twice "
        "a day. Bring cash, there is no bank. About twenty-five seconds please.",
        25,
        heard=("The ferry runs twice a day",),
        unheard=("map.png", "Start with", "When you mention"),
        files=(("map.png", ""), ("boat.png", "")),
        shown=("map.png", "boat.png"),
    ),
    Stranger(
        "apology",
        "We messed up and want to say so on video. Henrik should speak, straight to camera, no music, around 35 "
        "seconds. On Friday our servers were "
        "down for five hours. Nobody lost data. We have moved the backups to a second site. Every customer gets a "
        "month for free.",
        35,
        presenter=True,
        names=("Henrik",),
        heard=("Nobody lost data",),
        unheard=("straight to camera", "should speak"),
    ),
    Stranger(
        "kids-dino",
        "für kinder bitte: ein 30 sek video über dinosaurier!! der diplodocus war 27 meter lang. er fraß nur "
        "pflanzen. sein gehirn war so groß wie "
        "eine walnuss.",
        30,
        language="German",
        heard=("er fraß nur pflanzen",),
        unheard=("für kinder bitte",),
    ),
    Stranger(
        "agenda-invite",
        "Please produce an invitation film (35 sec., formal). Annual General Meeting of Harbour Housing. 12 May, "
        "18:00, Town Hall, Room 3. Agenda: "
        "election of the board; rents for 2027; the new bicycle shed. Members may bring one guest. RSVP by 5 May to "
        "agm@harbour.example.",
        35,
        heard=("Members may bring one guest",),
        unheard=("Please produce", "formal"),
    ),
)
