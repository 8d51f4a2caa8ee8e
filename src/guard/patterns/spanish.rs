//! How people tell of danger in Spanish.

use super::Patterns;

pub(super) const PATTERNS: Patterns = Patterns {
    sets: &[
        (
            "did",
            "encerró|encerraron|encierra|encierran|encerrado|encerrada|encerrados|encerradas|pega|pegan|pegó|pegaron|pegando|golpea|golpean|\
             golpeó|golpearon|golpeando|golpeado|viola|violan|violó|violaron|violado|violando|amenaza|amenazan|amenazó|amenazaron|\
             amenazado|amenazando|secuestró|secuestraron|secuestrado|retiene|retienen|tiene encerradas|vendió|vendieron|vende|venden|\
             vendido|vender|ató|ataron|tortura|torturan|torturó|mata|matan|matar|matará|matarán|obliga|obligan|obligó|obligaron|fuerza|fuerzan|\
             forzó|forzaron|atacó|atacaron|ataca|persigue|persiguen|drogan|droga|maltrata|maltratan|explota|explotan|prostituye|prostituyen|encierre",
        ),
        (
            "done",
            "encerrad*|secuestrad*|atrapad*|retenid*|golpead*|violad*|amenazad*|vendid*|prisioner*|cautiv*|atad*|rehén|rehenes|esclavizad*|explotad*",
        ),
        (
            "papers",
            "pasaporte|pasaportes|documentos|papeles|documento|teléfono|teléfonos|celular|móvil|dni|identificación",
        ),
        (
            "somebody",
            "mujer|mujeres|chica|chicas|niña|niñas|niño|niños|hombre|menor|ella|vecina|amiga|hermana|muchacha|señora|joven|persona|personas|alguien",
        ),
        (
            "took",
            "quitó|quitaron|quita|quitan|quitado|robó|robaron|retuvo|retuvieron|confiscó|confiscaron|escondió|escondieron|sacaron",
        ),
    ],
    of_oneself: &[
        "nos|me ha|han|está|están|estaba|quiere|quieren|va|van|sigue|siguen a|estado? $did",
        "nos|me $did",
        "nos|me tiene|tienen|tenía|tenían|mantiene|mantienen .. $done|trabajando|prisioneras|encierro|contra|captivas",
        "nos|me ha|han? $took|quitado|robado ... $papers|pasaporte",
        "tiene|tienen|guarda|guardan|esconde|retiene|retienen|$took mi|mis|nuestro|nuestros .. $papers",
        "no nos|me deja|dejan|permite|permiten ... salir|ir|irnos|irme|comer|hablar|llamar|usar|dormir|escapar",
        "estoy|estamos|estuve|sigo|seguimos aquí|todas|todos|todavía? $done",
        "estoy|estamos|corro|corremos .. peligro",
        "no puedo|podemos .. salir|irme|irnos|escapar|huir|escaparme|escaparnos",
        "mi|nuestra|nuestras vida|vidas .. peligro",
        "temo|miedo por mi vida",
        "quiere|quieren|va|van a? matarme|matarnos|venderme|vendernos|pegarme|pegarnos|violarme|golpearme|golpearnos|encerrarme|deportarme",
        "tengo|tenemos que escapar|huir",
        "quiero|queremos|necesito|necesitamos escapar|huir|escaparme",
        "sálvame|sálvenme|sálvennos|rescátenme|rescátennos",
        "auxilio|socorro .. nos|me|estoy|estamos",
        "^ por? favor? ayúdenme|ayúdame|ayúdennos|auxilio|socorro por? favor? $",
        "ayuda .. nos|me $did",
        "me|nos está|están|anda|andan buscando|siguiendo|persiguiendo",
        "me|nos escapé|escapamos|acabo|fugué ... de|escapar|ayer|hoy|ahora",
        "acabo|acabamos de escapar|huir",
        "estoy|estamos escondid*",
        "^ soy|fui víctima de",
        "yo soy|fui|he|sido . víctima de",
        "quiero|voy a? morir|morirme",
    ],
    of_others: &[
        "$somebody está|están .. $done ... ahora|aquí|casa|cuarto|habitación|sótano|momento|piso|noche|hotel|camión|edificio",
        "ahora mismo? .. $somebody está|están .. $done",
        "está|están golpeando|pegando|violando|matando|estrangulando|vendiendo a|la|le",
        "la|lo|las|los está|están golpeando|pegando|violando|matando|estrangulando|vendiendo",
        "la|lo|las|los va|van|quiere|quieren a? matar|vender|golpear",
        "va|van|quiere|quieren a? matarla|matarlo|matarlas|venderla|golpearla",
        "la|las|lo|los tiene|tienen $done ... ahora|casa|cuarto|sótano|habitación|aquí",
        "la|las|lo|los encerró|encerraron ... ahora|casa|cuarto|sótano|habitación|llave|salir",
        "$somebody .. corre|peligro ahora|ya|inmediato",
        "$somebody .. gritando|grita|pide ... ayuda|auxilio|ahora|encerrad*",
        "llamó|escribió|llama|llamando ... encerrad*|golpe*|matar",
    ],
    topics: "indicadores|indicador|guía|manual|formación|informe|definición|convenio|artículo|ley|estudio|estadísticas|investigación|\
             protocolo|capacitación|lista|directrices|jurisprudencia|señales|procedimiento|herramienta|campaña",
};
