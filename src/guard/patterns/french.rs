//! How people tell of danger in French.

use super::Patterns;

pub(super) const PATTERNS: Patterns = Patterns {
    sets: &[
        (
            "they",
            "il|elle|ils|elles|on|patron|patronne|mari|homme|hommes|employeur|proxénète|copain|père|oncle|gens|madame|passeur|chef|quelqu|gardien|mec|ex",
        ),
        ("us", "nous|me|m"),
        (
            "did",
            "enfermé|enfermés|enfermées|enfermée|enferme|enferment|séquestre|séquestrent|séquestré|séquestrés|séquestrée|séquestrées|bat|battent|\
             battu|battue|battus|battues|frappe|frappent|frappé|frappée|frappés|frappées|viole|violent|violé|violée|violés|violées|menace|menacent|\
             menacé|menacée|menacés|menacées|retient|retiennent|retenu|retenue|retenus|retenues|vendu|vendue|vendus|vendues|vend|attaché|attachée|\
             attachés|attachées|kidnappé|kidnappée|kidnappés|kidnappées|tue|tuer|tuera|torture|torturent|torturé|torturée|agresse|agressé|agressée|\
             drogue|droguent|force|forcent|forcé|forcée|forcés|forcées|oblige|obligent|obligé|obligée|obligés|obligées|enlevé|enlevée|\
             enlevés|cogne|cognent|étrangle|poursuit|poursuivent|prostitue|prostituent",
        ),
        (
            "done",
            "enfermé*|séquestré*|battu*|frappé*|violé*|menacé*|retenu*|vendu*|attaché*|kidnappé*|enlevé*|prisonni*|otage*|captif|captive|captifs|captives|exploité*|torturé*",
        ),
        ("papers", "passeport|passeports|papiers|documents|téléphone|téléphones|carte"),
        (
            "somebody",
            "femme|femmes|fille|filles|enfant|enfants|homme|garçon|elle|il|ils|elles|voisine|amie|soeur|gens|personne|dame",
        ),
    ],
    of_oneself: &[
        "$they ne? $us a|ont|avait|avaient|as? .. $did",
        "$they ne? veut|veulent|va|vont|essaie|essaient de? $us $did|tuer|frapper|vendre|battre|violer|enfermer|expulser",
        "$they $us|nous|te fait|font peur|mal|travailler|chanter|coucher",
        "$they menace|menacent de me|nous|mes|ma|mon? tuer|frapper|vendre|violer",
        "$they $us garde|gardent|tient|tiennent dans|ici|prisonni*|enferm*",
        "$us fait|font travailler .. sans|jour|nuit|force",
        "$they .. $us|nous a|ont .. pris|confisqué|volé|enlevé|gardé .. $papers",
        "$they .. a|ont|garde|gardent|prend|prennent|cache|cachent|confisque|pris|confisqué|volé|retient|retiennent|détient nos|mon|mes|ma|notre .. $papers",
        "ne? $us laisse|laissent|laissait|laisse pas ... sortir|partir|manger|dormir|téléphoner",
        "je|nous|on suis|sommes|est|étais|étions toujours|tous|toutes|ici|été|en? . $done",
        "j|nous ai|avons été $done",
        "je|nous|on ne? peux|pouvons|peut|pouvais|pouvons plus|pas .. sortir|partir|fuir|échapper|quitter|m|nous",
        "je|nous|on suis|sommes|est .. en? danger",
        "ma|nos vie|vies .. danger",
        "j ai peur pour|de|qu ma|il|mourir|vie",
        "sauvez|secourez moi|nous",
        "aidez moi|nous vite",
        "^ aidez moi|nous $",
        "aidez|aide|aider moi|nous .. bat|battent|frappe|frappent|enferm*|tuer|viole|violent",
        "^ au secours",
        "il|ils|elle me|nous cherche|cherchent|suit|suivent|poursuit|traque|traquent",
        "je|nous veux|voulons|dois|devons m|nous|me? échapper|enfuir|fuir|sauver",
        "je|nous me|nous? cache|cachons|suis|sommes caché*? ... ici|peur|il|ils|retrouve|retrouvent",
        "je|nous|j viens|ai|suis|me|nous .. échappé*|enfui*|fui|évadé*",
        "je|j ai|suis|été .. victime de",
        "veux|vais mourir",
    ],
    of_others: &[
        "$somebody est|sont .. $done ... maintenant|moment|actuellement|maison|appartement|cave|chambre|ici|soir|hôtel|camion|immeuble",
        "en ce moment|maintenant .. $somebody est|sont .. $done",
        "il|ils|mari|patron la|le|les|l bat|battent|frappe|frappent|viole|étrangle|séquestre|enferme ... maintenant|moment|train|cave|chambre|soir|maison",
        "train de la|le|les|l|me|nous battre|frapper|violer|tuer|étrangler|vendre",
        "train de battre|frapper|violer|tuer|étrangler|vendre",
        "$they va|vont|veut|veulent la|le|les tuer|vendre|battre",
        "$they l a|ont .. enfermé* ... cave|chambre|maison|appartement|clé|maintenant|sortir",
        "$somebody .. danger maintenant|immédiat",
        "$somebody .. crie|hurle|appelle ... secours|aide|maintenant|enfermé*",
        "$somebody .. vient m|nous|me appeler|écrire|appelé ... enfermé*|battu*|tuer",
    ],
    topics: "indicateurs|indicateur|guide|manuel|formation|rapport|définition|convention|article|loi|étude|statistiques|recherche|outil|\
             protocole|procédure|ligne|directrices|jurisprudence|campagne|liste|signes",
};
