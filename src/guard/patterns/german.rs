//! How people tell of danger in German.

use super::Patterns;

pub(super) const PATTERNS: Patterns = Patterns {
    sets: &[
        (
            "they",
            "er|sie|man|chef|chefin|mann|männer|zuhälter|freund|arbeitgeber|vater|onkel|jemand|leute|die|ehemann|boss|vermittler|schleuser|familie|der|besitzer",
        ),
        ("us", "uns|mich|mir"),
        (
            "did",
            "eingesperrt|eingeschlossen|geschlagen|vergewaltigt|bedroht|entführt|verkauft|gefesselt|misshandelt|festgehalten|gequält|\
             gefoltert|angegriffen|gezwungen|verfolgt|verprügelt|verschleppt|gewürgt",
        ),
        (
            "does",
            "schlägt|schlagen|sperrt|sperren|vergewaltigt|vergewaltigen|bedroht|bedrohen|hält|halten|verkauft|verkaufen|quält|quälen|zwingt|zwingen|misshandelt|verfolgt|verfolgen|würgt|droht|drohen|prügelt|foltert|verprügelt|verprügeln",
        ),
        ("papers", "pass|pässe|reisepass|reisepässe|papiere|ausweis|ausweise|dokumente|handy|handys|telefon"),
        (
            "somebody",
            "frau|frauen|mädchen|kind|kinder|mann|männer|junge|jemand|sie|er|freundin|nachbarin|schwester|leute|personen",
        ),
        ("now", "jetzt|gerade|heute|moment|hier|wohnung|haus|keller|zimmer|nacht|hotel|lkw|nebenan"),
    ],
    of_oneself: &[
        "$they hat|haben|hatte|wird|will|wollen $us ... $did|töten|umbringen|schlagen|verkaufen|einsperren",
        "hat|haben|hatte $us .. $did",
        "$us .. hat|haben .. $did",
        "$they $does $us|uns",
        "$us .. $does|einsperrt|umbringen|töten",
        "$us ... eingesperrt|eingeschlossen",
        "wird|will|wollen|werden|bringt|bringen $us .. töten|umbringen|um|schlagen|verkaufen|abschieben|schicken",
        "$they hat|haben|hält|halten|nahm|nahmen|nimmt|behält|versteckt $us? mein|meine|meinen|unser|unsere|unseren|die|den .. $papers .. weggenommen|abgenommen|genommen|eingezogen|gestohlen|versteckt|fest|weg",
        "$they hat|haben $us .. $papers .. weggenommen|abgenommen|genommen|eingezogen|gestohlen|versteckt",
        "$they nimmt|nahm|nahmen|nehmen|hat|haben $us? mein|meine|meinen|unser|unsere|unseren $papers",
        "lässt|lassen $us ... nicht",
        "ich|wir bin|sind|war|waren|werde|werden hier|noch|immer|jetzt|alle? .. $did|gefangen|gefangene|geisel|eingesperrt",
        "ich|wir kann|können|darf|dürfen .. nicht .. raus|weg|gehen|verlassen|fliehen|entkommen|hinaus|fort|rausgehen|weggehen",
        "bin|sind|schwebe|schweben .. in .. gefahr",
        "mein|unser leben .. gefahr",
        "angst um mein|unser leben",
        "angst dass|daß er|sie $us",
        "hilfe .. $they|ich|wir $does|hat|haben|bin|sind|werde|werden .. $us|$did",
        "retten|rettet|rette sie? $us",
        "helfen|helft|hilf sie? $us bitte? schnell|jetzt|sofort",
        "^ bitte? helfen|helft|hilf|rettet sie? mir|uns|mich bitte? $",
        "^ hilfe $",
        "er|sie sucht|suchen|verfolgt|verfolgen nach? $us",
        "ich|wir muss|müssen|will|wollen .. fliehen|weglaufen|entkommen|abhauen|flüchten",
        "ich|wir bin|sind .. geflohen|weggelaufen|entkommen|abgehauen|geflüchtet",
        "ich|wir verstecke|verstecken mich|uns",
        "ich bin|wurde|war .. opfer von|des",
        "ich|wir wurde|wurden .. $did",
        "will|werde sterben",
    ],
    of_others: &[
        "$somebody ist|sind|wird|werden ... $now ... $did|gefangen",
        "$somebody ist|sind|wird|werden .. $did ... $now",
        "$they schlägt|würgt|vergewaltigt|verprügelt|misshandelt gerade|jetzt? sie|ihn|seine|die|meine|eine ... $now|gerade",
        "schlägt|würgt|vergewaltigt|verprügelt|tötet gerade|jetzt",
        "wird|will|wollen|bringt sie|ihn|meine .. umbringen|töten|verkaufen|um",
        "hat|haben sie|ihn|meine .. eingesperrt|eingeschlossen ... $now|schlüssel",
        "hat|haben sie|ihn|meine ... $now .. eingesperrt|eingeschlossen",
        "$somebody .. akuter|großer|in gefahr jetzt|gerade|heute",
        "$somebody .. schreit|ruft|weint ... hilfe|jetzt|eingesperrt",
    ],
    topics: "indikatoren|indikator|leitfaden|handbuch|schulung|bericht|definition|konvention|artikel|gesetz|studie|statistik|forschung|\
             checkliste|richtlinie|richtlinien|urteil|merkmale|anzeichen|arbeitshilfe|kampagne|protokoll|fortbildung",
};
