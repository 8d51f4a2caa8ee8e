//! Sentences in English, French, Spanish, Portuguese and German.

use super::Frames;

pub const EN: Frames = Frames {
    language: "en",
    sentences: [
        &[
            "My client needs a safe shelter, {}, who can take her in?",
            "{} - which forms do I fill in for the referral?",
            "Hello, we have a possible victim of trafficking ({}). What are the first steps?",
            "How do I get unpaid wages back for this worker: {}",
            "Need advice on non-punishment for {} please",
        ],
        &[
            "Urgent!! {} arrived last night without papers, what rights are there",
            "Good morning colleagues, please see {}. Where do we find guidance on return?",
            "recovery and reflection period {}",
            "We spoke yesterday about {} and I still look for the age assessment handbook",
        ],
        &[
            "Colleague from the border asked: {} - may she stay?",
            "can you check {} and tell me which visa fits",
            "Intake note. {}. Client is afraid of the police. Shelter for mothers?",
        ],
    ],
    phone: [
        &["phone", "tel.", "call", "her number is", "WhatsApp:", ""],
        &["reachable on", "mobile no.", "ph:", "contact", ""],
        &["text her at", "WhatsApp", "cell:", "you can ring", "contact no."],
    ],
    document: [
        &["passport no.", "passport", "ID card number", "residence permit", "visa no:"],
        &["passport number is", "travel document", "her passport (Ukraine)", "national ID:", "work permit no"],
        &["passport #", "BRP", "refugee card", "residence permit (no.", "holds passport"],
    ],
    case: [
        &["case no.", "case number", "file", "our ref:", "docket no."],
        &["case file", "Case #", "reference number", "court file no", "NRM ref"],
        &["police report no.", "file no.", "crime ref", "docket", "our file reference is"],
    ],
    born: [
        &["born {}", "DOB {}", "date of birth: {}", "she was born on {}"],
        &["d.o.b. {}", "b. {}", "birth date is {}", "the girl, {},"],
        &["(born {})", "DOB: {}", "date of birth {}", "birthday {}"],
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    joint: " ",
    named: [
        &["Mrs {}", "my client {}", "her name is {}", "a girl called {}"],
        &["Ms. {}", "the victim's name is {}", "our client, {},", "a woman named {}"],
        &["Miss {}", "his name is {}", "a survivor called {}", "my client {}"],
    ],
    names: [
        &["Maria Petrova", "Blessing Okafor", "Ngoc Anh Tran", "Amina Yusuf"],
        &["Grace Adeyemi", "Svitlana Bondar", "Li Na", "John Smith"],
        &["Lucy Wanjiru", "Tran Thi Mai", "Ivan Horvat"],
    ],
};

pub const FR: Frames = Frames {
    language: "fr",
    sentences: [
        &[
            "Ma cliente cherche un hébergement, {}, qui peut l'accueillir ?",
            "{} : quels formulaires pour l'orientation ?",
            "Bonjour, nous suivons une victime présumée ({}). Quelles sont les premières étapes ?",
            "Comment récupérer les salaires impayés pour ce travailleur : {}",
            "Besoin d'un conseil sur la non-sanction pour {} merci",
        ],
        &[
            "Urgent ! {} est arrivée hier soir sans papiers, quels droits",
            "Chers collègues, voir {}. Où trouver le guide sur le retour ?",
            "délai de rétablissement {}",
            "Nous avons parlé hier de {} et je cherche toujours le guide d'évaluation de l'âge",
        ],
        &[
            "Collègue de la frontière demande : {} - peut-elle rester ?",
            "pouvez-vous vérifier {} et me dire quel visa convient",
            "Note d'accueil. {}. La cliente a peur de la police. Foyer pour mères ?",
        ],
    ],
    phone: [
        &["téléphone", "tél.", "appeler le", "son numéro est le", "WhatsApp :", ""],
        &["joignable au", "portable :", "tel", "contacter", ""],
        &["l'appeler au", "numéro de téléphone :", "gsm", "son portable est le", "tél :"],
    ],
    document: [
        &["passeport n°", "passeport", "carte d'identité numéro", "titre de séjour", "visa n° :"],
        &["son passeport porte le numéro", "carte de séjour n°", "récépissé", "CNI :", "titre de voyage no"],
        &["passeport numéro", "permis de séjour", "carte d'identité n°", "visa no", "titre de séjour n° :"],
    ],
    case: [
        &["dossier n°", "affaire numéro", "dossier", "réf. :", "procédure n°"],
        &["numéro de dossier :", "plainte n°", "référence", "PV n°", "n° de parquet"],
        &["affaire n°", "référence dossier", "plainte numéro", "procédure", "signalement n°"],
    ],
    born: [
        &["née le {}", "né le {}", "date de naissance : {}", "elle est née {}"],
        &["DDN {}", "née en Guinée le {}", "naissance : {}", "la jeune fille, {},"],
        &["(née le {})", "date de naissance {}", "né en mer le {}", "naissance le {}"],
    ],
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    joint: " ",
    named: [
        &["Mme {}", "ma cliente {}", "elle s'appelle {}", "une fille nommée {}"],
        &["M. {}", "le nom de la victime est {}", "notre cliente, {},", "une femme prénommée {}"],
        &["Mlle {}", "elle se nomme {}", "une jeune femme nommée {}", "Mme {}"],
    ],
    names: [
        &["Fatou Diallo", "Marie Dubois", "Aïcha Traoré", "Elena Popescu"],
        &["Mariama Bah", "Jean-Pierre Martin", "Oksana Kovalenko", "Awa Ndiaye"],
        &["Kadiatou Sow", "Mireille Fontaine", "Ivan Horvat"],
    ],
};

pub const ES: Frames = Frames {
    language: "es",
    sentences: [
        &[
            "Mi clienta necesita un refugio, {}, ¿quién puede acogerla?",
            "{} - ¿qué formularios hacen falta para la derivación?",
            "Hola, tenemos una posible víctima de trata ({}). ¿Cuáles son los primeros pasos?",
            "Cómo reclamar los salarios impagados de este trabajador: {}",
            "Necesito consejo sobre no punición para {} por favor",
        ],
        &[
            "¡Urgente! {} llegó anoche sin papeles, qué derechos hay",
            "Buenos días compañeras, vean {}. ¿Dónde está la guía de retorno?",
            "período de restablecimiento y reflexión {}",
            "Hablamos ayer de {} y sigo buscando el manual de determinación de la edad",
        ],
        &[
            "Una colega de la frontera pregunta: {} - ¿puede quedarse?",
            "pueden revisar {} y decirme qué visado sirve",
            "Nota de acogida. {}. La clienta teme a la policía. ¿Refugio para madres?",
        ],
    ],
    phone: [
        &["teléfono", "tel.", "llamar al", "su número es", "WhatsApp:", ""],
        &["localizable en el", "móvil:", "cel.", "contacto", ""],
        &["su móvil es", "llame al", "número de teléfono:", "celular", "tlf."],
    ],
    document: [
        &["pasaporte n.º", "pasaporte", "documento de identidad número", "permiso de residencia", "visado nº:"],
        &["su pasaporte es el", "cédula", "NIE:", "tarjeta de residencia no.", "DNI"],
        &["pasaporte número", "NIE", "permiso de residencia nº", "visa no.", "cédula de identidad"],
    ],
    case: [
        &["expediente n.º", "caso número", "expediente", "ref.:", "causa nº"],
        &["diligencias previas", "carpeta de investigación", "denuncia no.", "Exp.", "procedimiento núm."],
        &["causa número", "expediente:", "denuncia nº", "procedimiento", "sumario núm."],
    ],
    born: [
        &["nacida el {}", "nacido el {}", "fecha de nacimiento: {}", "nació el {}"],
        &["F. nac. {}", "nacida en Bogotá el {}", "fecha de nac.: {}", "la niña, {},"],
        &["(nacida el {})", "fecha de nacimiento {}", "nació en Cali el {}", "nacimiento: {}"],
    ],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    joint: " de ",
    named: [
        &["la Sra. {}", "mi clienta {}", "se llama {} la chica, ella se llama {}", "una mujer llamada {}"],
        &["Doña {}", "el nombre de la víctima es {}", "nuestra clienta, {},", "su nombre es {}"],
        &["Sr. {}", "mi nombre es {}", "una chica llamada {}", "la señora {}"],
    ],
    names: [
        &["María López", "Yuleidy Pérez Gómez", "Carmen Rodríguez", "Daniela Ionescu"],
        &["Luz Marina Quispe", "José Hernández", "Ana de la Cruz", "Valentina Rojas"],
        &["Rosa Mamani", "Jennifer Castillo", "Ivan Horvat"],
    ],
};

pub const PT: Frames = Frames {
    language: "pt",
    sentences: [
        &[
            "A minha cliente precisa de abrigo, {}, quem pode acolher?",
            "{} - que formulários são precisos para o encaminhamento?",
            "Olá, temos uma possível vítima de tráfico ({}). Quais são os primeiros passos?",
            "Como recuperar salários em atraso deste trabalhador: {}",
            "Preciso de conselho sobre não punição para {} obrigada",
        ],
        &[
            "Urgente! {} chegou ontem à noite sem papéis, que direitos há",
            "Bom dia colegas, vejam {}. Onde está o guia de retorno?",
            "período de recuperação e reflexão {}",
            "Falámos ontem de {} e ainda procuro o manual de avaliação da idade",
        ],
        &[
            "Uma colega da fronteira pergunta: {} - ela pode ficar?",
            "podem verificar {} e dizer que visto serve",
            "Nota de acolhimento. {}. A cliente tem medo da polícia. Abrigo para mães?",
        ],
    ],
    phone: [
        &["telefone", "tel.", "ligar para", "o número dela é", "WhatsApp:", ""],
        &["telemóvel", "celular:", "tlm.", "contacto", ""],
        &["o telemóvel dela é", "ligue para", "número de telefone:", "contato", "fone:"],
    ],
    document: [
        &["passaporte n.º", "passaporte", "cartão de cidadão número", "título de residência", "visto nº:"],
        &["o passaporte dela é o", "autorização de residência", "CPF", "RNM:", "bilhete de identidade n.º"],
        &["passaporte número", "título de residência n.º", "RG", "visto no.", "autorização de residência nº"],
    ],
    case: [
        &["processo n.º", "caso número", "processo", "ref.:", "inquérito nº"],
        &["NUIPC", "boletim de ocorrência nº", "queixa n.º", "Proc.", "número do processo:"],
        &["inquérito n.º", "processo:", "queixa nº", "caso", "referência"],
    ],
    born: [
        &["nascida a {}", "nascido em {}", "data de nascimento: {}", "nasceu em {}"],
        &["DN {}", "nascida em Luanda a {}", "data nasc. {}", "a menina, {},"],
        &["(nascida em {})", "data de nascimento {}", "nasceu no Recife em {}", "nascimento: {}"],
    ],
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    joint: " de ",
    named: [
        &["a Sra. {}", "a minha cliente {}", "ela chama-se {}", "uma mulher chamada {}"],
        &["Dona {}", "o nome da vítima é {}", "a nossa cliente, {},", "Senhor {}"],
        &["Sr. {}", "meu nome é {}", "uma moça chamada {}", "a senhora {}"],
    ],
    names: [
        &["Maria da Silva", "Ana Souza", "Joana Pereira dos Santos", "Elena Popescu"],
        &["Teresa Nunes", "João Carvalho", "Fátima Lopes", "Beatriz Oliveira"],
        &["Luciana Ferreira", "Inês Tavares", "Ivan Horvat"],
    ],
};

pub const DE: Frames = Frames {
    language: "de",
    sentences: [
        &[
            "Meine Klientin braucht eine Unterkunft, {}, wer kann sie aufnehmen?",
            "{} - welche Formulare braucht es für die Weiterleitung?",
            "Hallo, wir haben eine mutmaßlich Betroffene ({}). Was sind die ersten Schritte?",
            "Wie holen wir den unbezahlten Lohn dieses Arbeiters zurück: {}",
            "Brauche Rat zur Straffreiheit für {} danke",
        ],
        &[
            "Dringend! {} kam gestern ohne Papiere an, welche Rechte gibt es",
            "Guten Morgen, siehe {}. Wo finden wir Hinweise zur Rückkehr?",
            "Erholungs- und Bedenkfrist {}",
            "Wir sprachen gestern über {} und ich suche noch das Handbuch zur Altersfeststellung",
        ],
        &[
            "Kollegin von der Grenze fragt: {} - darf sie bleiben?",
            "bitte prüft {} und sagt mir, welches Visum passt",
            "Aufnahmenotiz. {}. Klientin hat Angst vor der Polizei. Unterkunft für Mütter?",
        ],
    ],
    phone: [
        &["Telefon", "Tel.", "anrufen unter", "ihre Nummer ist", "WhatsApp:", ""],
        &["erreichbar unter", "Handy:", "Mobil", "Kontakt", ""],
        &["ihre Handynummer ist", "ruft an:", "Telefonnummer", "Festnetz", "Tel:"],
    ],
    document: [
        &["Reisepass Nr.", "Pass", "Personalausweis Nummer", "Aufenthaltstitel", "Visum Nr.:"],
        &["ihre Passnummer lautet", "Ausweisnummer", "Duldung Nr.", "AZR-Nummer", "Aufenthaltserlaubnis"],
        &["Reisepassnummer", "Ausweis Nr.", "Visumsnummer", "Aufenthaltstitel Nr.", "Pass-Nr."],
    ],
    case: [
        &["Az.", "Aktenzeichen", "Akte", "unser Zeichen:", "Fall Nr."],
        &["Geschäftszeichen", "Aktenzeichen:", "Vorgangsnummer", "Verfahren Az.", "GZ"],
        &["Akte Nr.", "Strafsache", "Aktenzeichen lautet", "Vorgang Nr.", "unser Az.:"],
    ],
    born: [
        &["geboren am {}", "geb. {}", "Geburtsdatum: {}", "sie ist am {} geboren"],
        &["geb. am {}", "Geburtstag {}", "* {} geboren", "das Mädchen, {},"],
        &["(geb. {})", "Geburtsdatum {}", "geboren in Kiew am {}", "Geburtsdatum - {}"],
    ],
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    joint: " ",
    named: [
        &["Frau {}", "meine Klientin {}", "sie heißt {}", "ein Mädchen namens {}"],
        &["Herr {}", "der Name des Opfers ist {}", "unsere Mandantin {}", "ihr Name ist {}"],
        &["Fräulein {}", "mein Name ist {}", "eine Frau namens {}", "Frau {}"],
    ],
    names: [
        &["Maria Petrova", "Joy Osagie", "Anna Schneider", "Thi Hoa Nguyen"],
        &["Ioana Dumitru", "Peter Müller", "Sofija Nowak", "Mercy Eze"],
        &["Agnieszka Wójcik", "Halima Saleh", "Ivan Horvat"],
    ],
};
