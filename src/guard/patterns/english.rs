//! How people tell of danger in English.

use super::Patterns;

pub(super) const PATTERNS: Patterns = Patterns {
    sets: &[
        (
            "they",
            "he|she|they|boss|husband|employer|trafficker|traffickers|pimp|man|men|owner|agent|manager|boyfriend|father|\
             uncle|someone|somebody|recruiter|captain|guard|guards|madam|landlord|sponsor|partner|ex|stepfather|mother|wife|hes",
        ),
        (
            "did",
            "locked|locks|lock|locking|trapped|imprisoned|imprison|chained|tied|kidnapped|abducted|beat|beats|beating|beaten|\
             hit|hits|hitting|rape|rapes|raped|raping|attacked|attack|attacking|hurt|hurts|hurting|tortured|torture|torturing|\
             threatened|threatens|threaten|threatening|stabbed|choked|strangled|strangling|starve|starving|\
             drugged|drugging|abuse|abused|abusing|burned|slapped|held|holding|following|chasing|trafficked|kill|murder",
        ),
        (
            "done",
            "locked|trapped|held|imprisoned|chained|tied|kidnapped|abducted|beaten|raped|attacked|tortured|sold|trafficked|captive|enslaved|hostage",
        ),
        ("us", "us|me"),
        ("be", "am|m|are|re|been|being|was|were|have|ve|got|getting|keep"),
        (
            "somebody",
            "woman|women|girl|girls|child|children|man|men|boy|boys|people|workers|she|he|they|someone|somebody|kid|kids|friend|sister|brother|neighbour|neighbor|maid|baby|daughter",
        ),
        ("papers", "passport|passports|documents|document|papers|id|ids|visa|visas|phone|phones"),
        ("force", "force|forces|forced|forcing|make|makes|making|made"),
    ],
    of_oneself: &[
        "$they .. $did $us",
        "$they .. sold|sell|selling $us to|for|again|as|like",
        "$they .. sold|sell|selling $us $",
        "$they .. keep|keeps|kept|hold|holds $us in|here|locked|inside",
        "$they .. don|doesn|never|dont t? give $us . food|water|eat",
        "$they .. $did|lock|locked up|down|in|out $us",
        "$they .. locked|locks .. door .. $us",
        "$they .. took|take|takes|taken|keep|keeps|kept|has|have|hold|holds|holding|confiscated|stole|hid|hides my|our|all .. $papers",
        "$they .. dont|don|doesn|doesnt|won|wont|not|never|didn|didnt t? let|letting|allow|allowing $us",
        "$they .. $force $us|our .. work|sex|sleep|prostitute|prostitution|sell|beg|steal|marry|scam|do",
        "$they .. will|ll|gonna|going|want|wants|try|tries|trying|tried|says|said to? .. kill|hurt|beat|sell|murder|harm|deport $us|my|our",
        "$they .. threat* ... me|us|my|our",
        "i|we $be still|all|now|currently|here|both? $be? a|being|held|locked|kept? $done|prisoner|prisoners",
        "^ im|were still|all|now? $done",
        "im still|being|now? $done|held",
        "i|we|im .. cannot|cant leave|escape|go|get out|here|house|home|room|factory|farm|flat|apartment|place|boat|ship|from|until",
        "i|we .. can not|t leave|escape|get|go out|here|house|home|room|factory|farm|the|this|until",
        "i|we|im .. cannot|cant leave|escape $",
        "i|we .. can not|t leave|escape $",
        "i|we|im .. not allowed to? leave|go out|outside|home|anywhere|the|this",
        "i|we|im .. not allowed to? leave $",
        "i|we|im $be? .. in danger",
        "i|we|im $be? not safe",
        "my life .. danger",
        "fear|afraid|scared|worried for my|our life|lives",
        "i|we .. need|want|try|trying to escape $",
        "i|we .. need|want|try|trying to escape from|him|them|this|here|now|but|and|please|tonight",
        "i|we .. need|want|try|trying to get|run out|away",
        "i|we|im $be? hiding|hide from|in|here|now",
        "i|we just|have|now|ve escaped|fled",
        "i|we just|have|now? ran away from",
        "rescue $us",
        "save $us from|please|he|they",
        "^ please? save $us $",
        "help us|me please? $they . is|are|will|$did",
        "^ please? please? help us|me please? please? $",
        "help me|us .. i|we $be .. $done",
        "^ sos $",
        "i .. want|going to die",
        "kill myself",
        "i am|m|was a|the? victim of",
        "i .. being|been trafficked|exploited|forced|abused|threatened|beaten|raped|sold|followed|held",
        "come|send|call .. police .. me|us|now",
        "they|he are|is|s|re coming|looking|searching for|to|after me|us",
    ],
    of_others: &[
        "$somebody is|are|s|re being? now? $done|kept|beaten|bleeding|screaming ... now|inside|tonight|house|room|basement|flat|apartment|cellar|upstairs|here|nextdoor|next|truck|lorry|container|van|boat|moment|hotel|building",
        "there is|are|s .. $somebody . $done ... now|inside|tonight|house|room|basement|flat|apartment|cellar|upstairs|here|next|truck|van|hotel",
        "right now .. $somebody is|are|s|re being? $done|kept",
        "$somebody is|are|s|re being $done ... now|tonight|moment|inside|here|house|room",
        "$they is|are|s|re beating|raping|hitting|strangling|killing|attacking|stabbing|selling|torturing her|him|them|a|the|my",
        "$they will|ll|is|s|are|re gonna|going? to? kill|murder|sell her|him|them|my ... now|tonight|today|tomorrow|if|soon",
        "$they will|ll|gonna|going to? kill|murder her|him|them",
        "$somebody .. is|s|are in danger now|right|tonight",
        "$somebody .. screaming|crying ... help|now|locked",
        "$they locked|locks|has|have locked? her|him|them|my ... now|room|house|basement|cellar|cannot|cant|screaming",
        "$somebody .. cannot|cant escape|leave|get ... now|right|tonight|house|room|locked",
        "she|he|girl|woman|worker|client|somebody|someone .. called|texted|messaged|calling|texting|wrote|phoned ... locked|held|beaten|escape|kill",
    ],
    topics: "indicator|indicators|guidance|guideline|guidelines|handbook|checklist|report|training|toolkit|definition|convention|\
             article|law|screening|statistics|study|research|manual|manuals|case|policy|legal|protocol|framework|interview|sops",
};
