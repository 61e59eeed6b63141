"""What abbreviations, units, months and coins are called in the languages that the extra voices speak."""

from __future__ import annotations

from types import MappingProxyType

ABBREVIATIONS = MappingProxyType({
    "de": {
        "dr.": "Doktor", "prof.": "Professor", "z.": "zum", "b.": "Beispiel", "z.b.": "zum Beispiel", "nr.": "Nummer",
        "bzw.": "beziehungsweise", "ca.": "circa", "usw.": "und so weiter", "ggf.": "gegebenenfalls", "tel.": "Telefon",
        "evtl.": "eventuell", "inkl.": "inklusive", "zzgl.": "zuzüglich", "mio.": "Millionen", "mrd.": "Milliarden",
        "st.": "Sankt", "d.": "das", "h.": "heißt", "d.h.": "das heißt", "u.": "unter", "a.": "anderem",
    },
    "fr": {"m.": "monsieur", "n°": "numéro", "env.": "environ", "dr": "docteur", "st": "saint", "ste": "sainte"},
    "es": {"nº": "número", "n.º": "número", "ud.": "usted", "uds.": "ustedes", "pág.": "página"},
    "it": {"sig.": "signor", "sig.ra": "signora", "dott.": "dottor", "n°": "numero", "n.": "numero"},
    "pt": {"sr.": "senhor", "sra.": "senhora", "dr.": "doutor", "dra.": "doutora", "nº": "número", "n.º": "número"},
})  # fmt: skip
"""By language and the word in lower case, its stop included."""

PAIRS = frozenset({("z.", "b."), ("d.", "h."), ("u.", "a.")})
"""German abbreviations of two words: their letters are abbreviations only together."""

UNITS = MappingProxyType({
    "de": {
        "km": "Kilometer", "m": "Meter", "cm": "Zentimeter", "mm": "Millimeter", "kg": "Kilogramm", "g": "Gramm",
        "ml": "Milliliter", "l": "Liter", "m²": "Quadratmeter", "km²": "Quadratkilometer", "m³": "Kubikmeter",
        "km/h": "Kilometer pro Stunde", "°c": "Grad Celsius", "gb": "Gigabyte", "mb": "Megabyte", "kwh":
        "Kilowattstunden", "t": "Tonnen", "ha": "Hektar",
    },
    "fr": {
        "km": "kilomètres", "m": "mètres", "cm": "centimètres", "mm": "millimètres", "kg": "kilogrammes",
        "g": "grammes", "ml": "millilitres", "l": "litres", "m²": "mètres carrés", "km²": "kilomètres carrés",
        "m³": "mètres cubes", "km/h": "kilomètres heure", "°c": "degrés", "ha": "hectares",
    },
    "es": {
        "km": "kilómetros", "m": "metros", "cm": "centímetros", "mm": "milímetros", "kg": "kilogramos", "g": "gramos",
        "ml": "mililitros", "l": "litros", "m²": "metros cuadrados", "km²": "kilómetros cuadrados", "m³":
        "metros cúbicos", "km/h": "kilómetros por hora", "°c": "grados", "ha": "hectáreas",
    },
    "it": {
        "km": "chilometri", "m": "metri", "cm": "centimetri", "mm": "millimetri", "kg": "chilogrammi", "g": "grammi",
        "ml": "millilitri", "l": "litri", "m²": "metri quadrati", "km²": "chilometri quadrati", "m³": "metri cubi",
        "km/h": "chilometri all’ora", "°c": "gradi", "ha": "ettari",
    },
    "pt": {
        "km": "quilômetros", "m": "metros", "cm": "centímetros", "mm": "milímetros", "kg": "quilogramas", "g": "gramas",
        "ml": "mililitros", "l": "litros", "m²": "metros quadrados", "km²": "quilômetros quadrados", "m³":
        "metros cúbicos", "km/h": "quilômetros por hora", "°c": "graus", "ha": "hectares",
    },
})  # fmt: skip
"""By language and the unit in lower case; said of several, which figures mostly are."""

COINS = MappingProxyType({
    "de": {"€": "Euro", "$": "Dollar", "£": "Pfund"},
    "fr": {"€": "euros", "$": "dollars", "£": "livres"},
    "es": {"€": "euros", "$": "dólares", "£": "libras"},
    "it": {"€": "euro", "$": "dollari", "£": "sterline"},
    "pt": {"€": "euros", "$": "dólares", "£": "libras"},
})  # fmt: skip
AND_CENTS = MappingProxyType({"de": "", "fr": "", "es": "con", "it": "e", "pt": "e"})
"""What stands between the whole and the hundredths of a sum."""

MONTHS = MappingProxyType({
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
        "August", "September", "Oktober", "November", "Dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
        "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
        "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
        "agosto", "settembre", "ottobre", "novembre", "dicembre",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
        "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
})  # fmt: skip
OF = MappingProxyType({"es": "de ", "pt": "de "})
"""What stands before a date's month and year."""
