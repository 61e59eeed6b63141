"""Whether an answer is a go-ahead."""

from __future__ import annotations

import re

_YES = (
    r"(?:yes|yep|yeah|yup|ye|yess+|sure|ok|okay|okey|k|kk|alright|all good|all right|fine|good|great|perfect|excellent|"
    r"awesome|amazing|wonderful|lovely|love it|"
    r"i love it|i like it|nice|cool|brilliant|fantastic|super|approved?|i approve|accept(?:ed)?|agreed|"
    r"confirm(?:ed)?|correct|exactly|absolutely|definitely|of course|"
    r"go|go ahead|go on|go for it|go for launch|proceed|continue|carry on|do it|do that|make it|make the video|start|"
    r"begin|let'?s go|let'?s do it|lets do this|"
    r"ship it|send it|roll|action|run it|render|generate|produce|create it|build it|finali[sz]e|publish it|"
    r"(?:please )?(?:render|generate|make|create|produce|build|finish|start|finali[sz]e)(?: (?:it|this|that|"
    r"the video|my video|the thing|rendering|generating|the render|production))?|"
    r"lgtm|sounds? (?:good|great|perfect|fine|right|lovely)|looks? (?:good|great|perfect|fine|right|lovely|amazing|"
    r"nice)(?: to me)?|(?:it|this|that|everything|all)(?:'s| is| looks?| sounds?) "
    r"(?:good|great|perfect|fine|right|ok|okay|lovely|approved|amazing|nice)|works for me|good to go|i'?m (?:happy|"
    r"good|fine)(?: with (?:it|this|that))?|happy with (?:it|this|that)|"
    r"no (?:changes?|edits?|complaints|notes)(?: needed| from me)?|no,? (?:it|that|this)(?:'s| is| looks) (?:fine|"
    r"good|great|perfect)|nothing to (?:change|add)|as (?:it )?is|"
    r"ready|you may|you can (?:go|go ahead|start|render|generate)(?: (?:it|now|the video))?|well done|great (?:job|"
    r"work)|good (?:job|work)|nice work|si|oui|ja|y)"
)
_EXTRA = (
    r"(?:please|pls|plz|thanks?(?: you)?(?: (?:so|very) much)?|thx|now|then|so|and|very|really|just|to me|for me|"
    r"already|right away|as (?:it )?is|with (?:it|this|that)|"
    r"i think|i guess|the (?:plan|storyboard|script|board|scenes?|whole thing|video)|it|this|that|everything|"
    r"all of it|a lot|let'?s|well|oh|ah|hm+|mate|team|guys|sir)"
)
_PHRASE = re.compile(rf"{_YES}|{_EXTRA}")
_BETWEEN = re.compile(r"[\s,.!;:)]+|-+|–|—")
_LONGEST_PHRASE = 8
"""Words in the longest phrase above."""
_HAS_YES = re.compile(rf"\b{_YES}\b")
_SIGNS = re.compile("[👍👌✅☑✔🆗💯🚀🎬🎉🙌👏❤🔥💪😍😀😃😄😁🙂😊🤩🥳⭐🙏\u200d\ufe0f🏻-🏿♥]+")
_SIGN_OF_YES = re.compile("[👍👌✅☑✔🆗💯🚀🎬🎉🙌👏❤🔥💪♥]")


def is_go_ahead(text: str) -> bool:
    """Whether a message approves the plan as it stands.

    Every word has to be one of approval: "yes" is, "yes, but shorter" is not. What is unsure is not a go-ahead, for a
    wrong no costs a sentence and a wrong yes costs a render.
    """
    plain = re.sub(r"[’‘`]", "'", text).strip().lower()
    worded = re.sub(r"[\"“”*_()]", " ", _SIGNS.sub(" ", plain)).strip(" .!,;:-")
    if not worded:
        return _SIGN_OF_YES.search(plain) is not None
    if "?" in worded or len(worded) > 160:
        return False
    worded = re.sub(r"[:;]-?[)d]+(?=\s|$)", " ", worded)
    worded = re.sub(r"\s+", " ", worded).strip()
    words = [word for word in _BETWEEN.split(worded) if word]
    return _all_phrases(words) and _HAS_YES.search(" ".join(words)) is not None


def _all_phrases(words: list[str]) -> bool:
    """Whether the words can be cut into phrases of approval without a rest.

    Done by walking the places a phrase can end, since one expression for the whole message takes exponential time on
    words that repeat.
    """
    ends = {0}
    for start in range(len(words)):
        if start in ends:
            stops = range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1)
            ends |= {stop for stop in stops if _PHRASE.fullmatch(" ".join(words[start:stop]))}
    return len(words) in ends
