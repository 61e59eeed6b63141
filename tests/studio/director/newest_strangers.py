"""The fifth part of strangers' briefs: written without a look at the rules, first measured as they stood then.

Four of the first fifteen were understood in every point at once. The last of them are briefs that real runs got wrong.
"""

from __future__ import annotations

from tests.studio.director.briefs import LANDSCAPE, PORTRAIT
from tests.studio.director.strangers import Stranger

NEWEST: tuple[Stranger, ...] = (
    Stranger(
        "bake-sale-in-a-breath",
        "hey so we're doing a bake sale at St. Mary's on Saturday the 14th from 10 till 2, can you make something for "
        "insta stories? All money goes to the new playground. We need bakers too - just drop cakes off Friday after 4. "
        "Fun and colourful pls",
        None,
        PORTRAIT,
        heard=("We're doing a bake sale at St. Mary's on Saturday the 14th from 10 till 2", "All money goes"),
        unheard=("can you make", "insta", "Let's talk about Saturday"),
    ),
    Stranger(
        "quarterly-figures",
        "Quarterly update for the team, 60 sec. Signups: Jan 1,200, Feb 1,450, Mar 1,900. Churn fell from 4.1% to "
        "3.2%. We hired three engineers: Priya, Tom and Wei. Next quarter: launch the mobile app, open the Lisbon "
        "office, cut support response to under 2 hours. Calm male voice, no avatar.",
        60,
        presenter=False,
        title="Quarterly Update",
        heard=("Signups: Jan 1,200, Feb 1,450, Mar 1,900", "Next quarter: launch the mobile app"),
        unheard=("male voice", "avatar"),
        kinds=("chart", "bullets"),
    ),
    Stranger(
        "baristas",
        "I need an onboarding video for new baristas. Opening the shop: (1) turn on the grinder (2) flush the machine "
        "(3) count the till (4) put the sign out. Closing is the same backwards. Be friendly. 45s",
        45,
        heard=("Flush the machine. Count the till", "Closing is the same backwards"),
        unheard=("onboarding video", "be friendly"),
        kinds=("steps",),
    ),
    Stranger(
        "two-plans",
        "Compare our two plans. Starter costs 9 euros a month and has one user. Team costs 29 euros a month and has "
        "ten users. Both come with email support. End with: pick yours at example.com",
        None,
        title="Our Two Plans",
        heard=("Both come with email support",),
        ends_with="pick yours at example.com",
        kinds=("comparison",),
    ),
    Stranger(
        "bees-for-grandma",
        "tl;dr of my thesis on urban bees for my grandma, she's 84. Bees in cities find more kinds of flowers than "
        "bees in fields. City gardens bloom longer. In my study 61% of city hives survived the winter, and 44% of "
        "country hives. So: plant flowers on your balcony.",
        None,
        title="My Thesis on Urban Bees",
        heard=("City gardens bloom longer", "So: plant flowers on your balcony"),
        unheard=("tl;dr", "grandma", "84"),
    ),
    Stranger(
        "cat-birthday",
        "My cat Miso turns 10! Make a silly birthday video. Miso was found in a rice bag. He hates Tuesdays. He once "
        "ate a whole salmon, it was 2 kg. Happy birthday Miso!!",
        None,
        title="My Cat Miso Turns 10!",
        heard=("He hates Tuesdays",),
        unheard=("silly birthday video",),
        ends_with="Happy birthday Miso",
    ),
    Stranger(
        "film-teaser",
        "Vertical 20 second teaser. THE LONG WAY HOME - a film by Jo Park. In cinemas 12 October. A woman walks 900 km "
        "to return a borrowed bicycle. Dark, cinematic.",
        20,
        PORTRAIT,
        title="THE LONG WAY HOME",
        heard=("In cinemas 12 October",),
        unheard=("cinematic",),
    ),
    Stranger(
        "rainbow-for-kids",
        "Explain to kids how a rainbow is made. First sunlight enters a raindrop, then it bends and splits into "
        "colours, then it bounces off the back, and finally it comes out again as a rainbow! Use Maya.",
        None,
        presenter=True,
        names=("Maya",),
        title="How a Rainbow Is Made",
        heard=("First sunlight enters a raindrop",),
        unheard=("to kids how", "use maya"),
        kinds=("steps",),
    ),
    Stranger(
        "electric-bus",
        "Electric vs diesel bus for our council meeting. Electric: 0 g CO2 on the road, quiet, 450,000 euros. Diesel: "
        "1,100 g CO2 per km, loud, 250,000 euros. Over 12 years the electric bus is 80,000 euros cheaper. 40 seconds "
        "please, landscape, captions on.",
        40,
        LANDSCAPE,
        captions=True,
        heard=("the electric bus is 80,000 euros cheaper",),
        unheard=("captions on",),
        kinds=("comparison",),
    ),
    Stranger(
        "donations-in-a-pie",
        "Where our donations went in 2023: Food 48%, Shelter 27%, Medicine 15%, Admin 10%. 3,214 people donated. Thank "
        "you. make it warm, about half a minute, with a pie chart",
        30,
        title="Where Our Donations Went in 2023",
        heard=("3,214 people donated",),
        unheard=("make it warm", "half a minute"),
        kinds=("chart",),
    ),
    Stranger(
        "plant-safety",
        "Safety briefing for visitors of the plant. Wear your helmet and vest at all times. Stay behind the yellow "
        "line. In an emergency: 1. stop what you are doing 2. follow the green signs 3. gather at point B. Do not use "
        "lifts. No phones. Serious tone, female presenter, portrait for the tablets at the gate.",
        None,
        PORTRAIT,
        presenter=True,
        title="Safety Briefing",
        heard=("Wear your helmet and vest at all times", "Do not use lifts"),
        unheard=("serious tone", "tablets"),
        kinds=("steps",),
    ),
    Stranger(
        "chess-club",
        "The history of our chess club: founded 1911 in a pub, 1936 first women's team, 1972 moved to the library, "
        "2004 national champions, 2020 online only, today 212 members. A minute at most.",
        54,
        title="The History of Our Chess Club",
        heard=("1936 first women's team",),
        unheard=("at most",),
        kinds=("timeline",),
    ),
    Stranger(
        "open-day-mail",
        "Subject: Video for the open day\n\nDear team,\n\nplease prepare a video (1-2 min) for the open day of our "
        "vocational school on 8 March. Points to cover:\n- 14 trades, from carpentry to software\n- apprentices earn "
        "from 780 euros\n- 93% get a job within three months\n- free lunch on the day\n\nTone should be inviting, not "
        "stiff. Presenter in casual clothes if possible.\n\nBest regards\nMartina Holm",
        90,
        presenter=True,
        title="Open day",
        heard=("93% get a job within three months",),
        unheard=("points to cover", "inviting", "Martina Holm"),
    ),
    Stranger(
        "hurricane-or-typhoon",
        "What's the difference between a hurricane and a typhoon? A hurricane forms over the Atlantic. A typhoon forms "
        "over the northwest Pacific. Both are the same kind of storm. 25s, no talking head.",
        25,
        presenter=False,
        title="Hurricane vs Typhoon",
        heard=("What's the difference between a hurricane and a typhoon", "Both are the same kind of storm"),
        unheard=("talking head",),
        kinds=("comparison",),
    ),
    Stranger(
        "rainfall",
        "Rainfall in our valley, in mm: 2018: 640, 2019: 710, 2020: 580, 2021: 820, 2022: 490. Farmers had to sell "
        "cattle in 2022. The new reservoir holds 2 million cubic metres. News style, 40 seconds.",
        40,
        heard=("Farmers had to sell cattle in 2022",),
        unheard=("news style",),
        kinds=("chart",),
    ),
    Stranger(
        "tomato-in-a-line",
        "Make a 40-second video on how to transplant a tomato plant. 1. Water it the day before. 2. Dig a hole twice "
        "the size of the pot. 3. Set it deep, up to the first leaves. 4. Water again. Keep it in the shade for two "
        "days.",
        40,
        title="How to Transplant a Tomato Plant",
        heard=("Set it deep, up to the first leaves. Water again",),
        unheard=("4. Water",),
        ends_with="Keep it in the shade for two days",
        kinds=("steps",),
    ),
    Stranger(
        "library-loans",
        "A video about our library. Loans: 2021: 12,000, 2022: 14,500, 2023: 17,200. We open on Sundays now.",
        None,
        title="Our Library",
        heard=("Loans: 2021: 12,000, 2022: 14,500, 2023: 17,200",),
        kinds=("chart",),
    ),
    Stranger(
        "airport-passengers",
        "Make a 30s video for the airport's annual meeting. Passengers: 2019: 1.2 million, 2020: 0.3 million, 2021: "
        "0.6 million, 2022: 1.1 million. We are back.",
        30,
        heard=("We are back",),
        unheard=("30s",),
        kinds=("chart",),
    ),
    Stranger(
        "petrol-or-electric",
        "Compare electric cars and petrol cars: electric cars cost 3 cents a kilometre and need little service, petrol "
        "cars cost 12 cents and fill up in five minutes.",
        None,
        title="Electric Cars and Petrol Cars",
        heard=("petrol cars cost 12 cents",),
        unheard=("compare",),
        kinds=("comparison",),
    ),
)
