//! How people tell of danger in Portuguese.

use super::Patterns;

pub(super) const PATTERNS: Patterns = Patterns {
    sets: &[
        (
            "did",
            "trancou|trancaram|tranca|trancam|prendeu|prenderam|prende|prendem|fechou|fecharam|bate|batem|bateu|bateram|batendo|espanca|espancam|espancou|\
             espancaram|estupra|estuprou|estupraram|viola|violou|violaram|ameaça|ameaçam|ameaçou|ameaçaram|ameaçando|sequestrou|\
             sequestraram|raptou|raptaram|vendeu|venderam|vende|vendem|vender|amarrou|amarraram|tortura|torturam|torturou|mata|matam|matar|matará|\
             obriga|obrigam|obrigou|obrigaram|força|forçam|forçou|forçaram|atacou|atacaram|agride|agridem|agrediu|agrediram|persegue|\
             perseguem|explora|exploram|drogam|maltrata|maltratam|trancado|trancada|trancados|trancadas|mantém|mantêm",
        ),
        (
            "done",
            "trancad*|preso|presa|presos|presas|sequestrad*|raptad*|retid*|espancad*|violad*|estuprad*|ameaçad*|vendid*|prisioneir*|cativ*|amarrad*|refém|reféns|escravizad*|encarcerad*|explorad*|fechad*",
        ),
        (
            "papers",
            "passaporte|passaportes|documentos|papéis|documento|telefone|telemóvel|celular|identidade|telemóveis",
        ),
        (
            "somebody",
            "mulher|mulheres|menina|meninas|rapariga|raparigas|criança|crianças|moça|ela|vizinha|amiga|irmã|homem|jovem|pessoas|alguém|menor|rapaz",
        ),
        (
            "took",
            "tirou|tiraram|tira|tiram|tirado|roubou|roubaram|reteve|retiveram|confiscou|confiscaram|escondeu|esconderam|levou|levaram|ficou|ficaram|pegou|pegaram",
        ),
        (
            "they",
            "ele|ela|eles|elas|patrão|patroa|marido|homem|chefe|dono|namorado|cafetão|senhor|traficantes|traficante|empregador|pai|tio",
        ),
    ],
    of_oneself: &[
        "nos|me está|estão|quer|querem|vai|vão|tem|têm|estava|fica|ficam? a? $did",
        "nos|me $did",
        "$they .. trancou|prendeu|bate|batem|bateu|trancaram|espanca|ameaça|viola|obriga nos|me|em|a? nós|mim|nos",
        "$did me",
        "obrigam|ameaçam|mantêm|espancam|trancam|trancou|prendeu|obrigou|ameaçou|agrediu|vendeu|fechou|trancaram|prenderam|ameaçaram|obrigaram|venderam|fecharam|bate|bateu me|nos",
        "$they $took .. nossos|meu|meus|minha|nosso|os|o .. $papers",
        "nos|me $took ... $papers",
        "$took nos|me ... $papers",
        "tem|têm|guarda|guardam|esconde|retém|retêm o|os? meu|meus|nosso|nossos .. $papers",
        "não nos|me deixa|deixam|permite|permitem ... sair|ir|embora|comer|falar|ligar|dormir|fugir",
        "não deixa|deixam nos|me|a? gente? ... sair|ir|embora|fugir",
        "estou|estamos|estive|fui|fomos|ando aqui? $done",
        "estou|estamos|corro|corremos .. perigo",
        "não posso|podemos|consigo|conseguimos .. sair|fugir|ir|escapar",
        "minha|nossa|nossas vida|vidas .. perigo|risco",
        "medo|temo de|por|pela? ele|morrer|minha vida",
        "vai|vão|quer|querem me|nos|matar|vender matar|vender|bater|me|nos|espancar",
        "vai|vão|quer|querem matar|vender|bater me|nos",
        "quero|queremos|preciso|precisamos|tenho de|que? fugir|escapar",
        "socorro .. $they|nos|me|estou|estamos",
        "salvem|salve me|nos",
        "ajudem|ajude me|nos por? favor? $they|estou|estamos|batem|bate",
        "^ por? favor? ajudem|ajude|socorro|salvem me|nos? por? favor? $",
        "me|nos está|estão|anda|andam a? procurando|seguindo|procurar|seguir|perseguir|perseguindo",
        "acabei|acabamos|consegui|conseguimos de|que? fugir|escapar",
        "fugi|fugimos .. dele|casa|deles|patrão|ontem|hoje",
        "estou|estamos escondid*",
        "sou|fui|fomos . vítima|vítimas de",
        "quero|vou morrer",
    ],
    of_others: &[
        "$somebody está|estão .. $done ... agora|aqui|casa|quarto|cave|porão|momento|apartamento|noite|hotel|prédio|camião",
        "agora mesmo? .. $somebody está|estão .. $done",
        "está|estão a? batendo|bater|violando|violar|matando|matar|estrangulando|espancar|espancando|vender|vendendo na|no|nela|nele|a|uma|ela",
        "vai|vão|quer|querem matar|vender|espancar la|lo|ela|ele|a|minha",
        "matá|vendê la|lo|las ... hoje|agora|noite|amanhã|se",
        "trancou|trancaram|prendeu|prenderam a|as|ela|o|os ... agora|quarto|cave|casa|porão|chave|sair",
        "$somebody .. perigo agora|imediato|já",
        "$somebody .. gritando|gritar|pede|pedindo ... socorro|ajuda|agora|trancad*",
        "ligou|escreveu|mandou ... trancad*|presa|matar|espanc*",
    ],
    topics: "indicadores|indicador|guia|manual|formação|relatório|definição|convenção|artigo|lei|estudo|estatísticas|pesquisa|protocolo|\
             capacitação|lista|diretrizes|jurisprudência|sinais|procedimento|ferramenta|campanha|orientações|orientação",
};
