//! Sentences of caseworkers in eight languages, and what they write before a number.

/// The sentences of a language. `{}` is where data stands. Lists are threes: see [`super::made_up::Part`].
pub struct Frames {
    pub language: &'static str,
    pub sentences: [&'static [&'static str]; 3],
    pub phone: [&'static [&'static str]; 3],
    pub document: [&'static [&'static str]; 3],
    pub case: [&'static [&'static str]; 3],
    /// `{}` is the date.
    pub born: [&'static [&'static str]; 3],
    /// As they stand in a date.
    pub months: [&'static str; 12],
    /// Between day and month, and between month and year.
    pub joint: &'static str,
    /// `{}` is the name.
    pub named: [&'static [&'static str]; 3],
    pub names: [&'static [&'static str]; 3],
}

pub const ALL: [&Frames; 8] = [&EN, &FR, &ES, &AR, &RU, &UK, &PT, &DE];

const EN: Frames = Frames {
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

const FR: Frames = Frames {
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

const ES: Frames = Frames {
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

const AR: Frames = Frames {
    language: "ar",
    sentences: [
        &[
            "موكلتي تحتاج إلى مأوى، {}، من يستقبلها؟",
            "{} ما هي النماذج المطلوبة للإحالة؟",
            "مرحبا، لدينا ضحية محتملة ({}). ما هي الخطوات الأولى؟",
            "كيف نسترد الأجور غير المدفوعة لهذا العامل: {}",
            "أحتاج إلى مشورة حول عدم المعاقبة، {} شكرا",
        ],
        &[
            "عاجل! {} وصلت أمس بدون أوراق، ما هي الحقوق",
            "صباح الخير، انظروا {}. أين نجد دليل العودة؟",
            "فترة التعافي والتفكير {}",
            "تحدثنا أمس عن {} وما زلت أبحث عن دليل تقدير العمر",
        ],
        &[
            "زميلة من الحدود تسأل: {} هل يمكنها البقاء؟",
            "هل يمكنكم التحقق من {} وإخباري أي تأشيرة تناسب",
            "ملاحظة استقبال. {}. الموكلة تخاف من الشرطة. مأوى للأمهات؟",
        ],
    ],
    phone: [
        &["هاتف", "رقم الهاتف", "اتصلوا على", "رقمها", "واتساب:", ""],
        &["جوالها", "موبايل:", "تلفون", "للتواصل", ""],
        &["رقم جوالها", "هاتفه", "اتصل بها على", "رقم الواتساب", "موبايلها"],
    ],
    document: [
        &["جواز السفر رقم", "جواز سفر", "بطاقة الهوية رقم", "تصريح الإقامة", "تأشيرة رقم:"],
        &["رقم جوازها", "الرقم القومي", "هويتها", "رقم الإقامة", "جواز رقم"],
        &["جواز سفرها رقم", "هوية رقم", "إقامة رقم", "تأشيرتها", "بطاقة اللاجئ رقم"],
    ],
    case: [
        &["قضية رقم", "رقم القضية", "ملف", "المرجع:", "ملف رقم"],
        &["محضر رقم", "الدعوى رقم", "بلاغ رقم", "رقم الملف:", "شكوى رقم"],
        &["القضية رقم", "ملف القضية", "جناية رقم", "مرجع", "رقم البلاغ"],
    ],
    born: [
        &["ولدت في {}", "تاريخ الميلاد {}", "تاريخ الميلاد: {}", "مواليد {}"],
        &["من مواليد {}", "المولودة بتاريخ {}", "ت.م {}", "الفتاة، {}،"],
        &["(مواليد {})", "تاريخ ميلادها {}", "ولدت بتاريخ {}", "تاريخ الولادة: {}"],
    ],
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    joint: " ",
    named: [
        &["السيدة {}", "اسمها {}", "فتاة تدعى {}", "السيد {}"],
        &["الآنسة {}", "اسم الضحية {}", "امرأة اسمها {}", "موكلتي {}"],
        &["الدكتورة {}", "اسمه {}", "طفلة اسمها {}", "السيدة {}"],
    ],
    names: [
        &["فاطمة حسن", "محمد علي", "عائشة إبراهيم", "سارة خليل"],
        &["مريم عبدالله", "أحمد يوسف", "زينب كريم", "نور الهدى"],
        &["هند سالم", "رامي نصار", "ليلى منصور"],
    ],
};

const RU: Frames = Frames {
    language: "ru",
    sentences: [
        &[
            "Моей клиентке нужен приют, {}, кто может принять?",
            "{} - какие формы заполнить для перенаправления?",
            "Здравствуйте, у нас возможная пострадавшая ({}). Какие первые шаги?",
            "Как вернуть невыплаченную зарплату этому работнику: {}",
            "Нужен совет о ненаказании, {} спасибо",
        ],
        &[
            "Срочно! {} приехала вчера без документов, какие у нее права",
            "Добрый день, коллеги, смотрите {}. Где найти руководство по возвращению?",
            "период восстановления и размышления {}",
            "Вчера говорили о {} и я до сих пор ищу пособие по оценке возраста",
        ],
        &[
            "Коллега с границы спрашивает: {} - может ли она остаться?",
            "проверьте {} и скажите, какая виза подходит",
            "Запись приема. {}. Клиентка боится полиции. Приют для матерей?",
        ],
    ],
    phone: [
        &["телефон", "тел.", "звонить", "ее номер", "WhatsApp:", ""],
        &["моб.", "связь по номеру", "контакт:", "номер телефона", ""],
        &["ее мобильный", "позвонить по", "тел:", "вайбер", "номер телефона:"],
    ],
    document: [
        &["паспорт №", "паспорт", "удостоверение личности номер", "вид на жительство", "виза №:"],
        &["номер паспорта", "загранпаспорт", "ВНЖ", "паспорт серии", "ИНН"],
        &["паспорт номер", "загранпаспорт №", "удостоверение №", "виза номер", "патент №"],
    ],
    case: [
        &["дело №", "дело номер", "уголовное дело", "исх.:", "дело N"],
        &["КУСП №", "номер дела:", "заявление №", "материал проверки №", "д. № по делу"],
        &["уголовное дело №", "заявление номер", "дело:", "протокол №", "вх. №"],
    ],
    born: [
        &["родилась {}", "дата рождения {}", "дата рождения: {}", "{} г.р."],
        &["{} года рождения", "д.р. {}", "рожд. {}", "девочка, {},"],
        &["(родилась {})", "дата рождения - {}", "{} г. р.", "день рождения {}"],
    ],
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    joint: " ",
    named: [
        &["г-жа {}", "клиентка {}", "ее зовут {}", "девушка по имени {}"],
        &["гражданка {}", "имя пострадавшей - {}", "подопечная {}", "госпожа {}"],
        &["г-н {}", "меня зовут {}", "женщина по имени {}", "гражданин {}"],
    ],
    names: [
        &["Мария Петрова", "Гульнара Ахметова", "Иванова И. П.", "Елена Попеску"],
        &["Дильноза Каримова", "Сергей Кузнецов", "Наталья Чебан", "Айгуль Садыкова"],
        &["Лола Рахимова", "Виктор Соколов", "Мадина Алиева"],
    ],
};

const UK: Frames = Frames {
    language: "uk",
    sentences: [
        &[
            "Моїй клієнтці потрібен притулок, {}, хто може прийняти?",
            "{} - які форми заповнити для перенаправлення?",
            "Вітаю, у нас можлива постраждала ({}). Які перші кроки?",
            "Як повернути невиплачену зарплату цьому працівнику: {}",
            "Потрібна порада щодо непокарання, {} дякую",
        ],
        &[
            "Терміново! {} приїхала вчора без документів, які в неї права",
            "Доброго дня, колеги, дивіться {}. Де знайти посібник з повернення?",
            "період відновлення та роздумів {}",
            "Учора говорили про {} і я досі шукаю посібник з оцінки віку",
        ],
        &[
            "Колега з кордону питає: {} - чи може вона залишитися?",
            "перевірте {} і скажіть, яка віза підходить",
            "Запис прийому. {}. Клієнтка боїться поліції. Притулок для матерів?",
        ],
    ],
    phone: [
        &["телефон", "тел.", "дзвонити", "її номер", "WhatsApp:", ""],
        &["моб.", "зв'язок за номером", "контакт:", "номер телефону", ""],
        &["її мобільний", "подзвонити на", "тел:", "вайбер", "номер телефону:"],
    ],
    document: [
        &["паспорт №", "паспорт", "посвідчення особи номер", "посвідка на проживання", "віза №:"],
        &["номер паспорта", "закордонний паспорт", "ІПН", "паспорт серії", "РНОКПП"],
        &["паспорт номер", "закордонний паспорт №", "посвідчення №", "віза номер", "посвідка №"],
    ],
    case: [
        &["справа №", "справа номер", "кримінальна справа", "вих.:", "справа N"],
        &["ЄРДР №", "номер справи:", "заява №", "провадження №", "кейс"],
        &["кримінальна справа №", "заява номер", "справа:", "протокол №", "вх. №"],
    ],
    born: [
        &["народилася {}", "дата народження {}", "дата народження: {}", "{} р.н."],
        &["{} року народження", "д.н. {}", "народився {}", "дівчинка, {},"],
        &["(народилася {})", "дата народження - {}", "{} р. н.", "народжена {}"],
    ],
    months: [
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
    ],
    joint: " ",
    named: [
        &["пані {}", "клієнтка {}", "її звати {}", "дівчина на ім'я {}"],
        &["громадянка {}", "ім'я постраждалої - {}", "підопічна {}", "пан {}"],
        &["пані {}", "мене звати {}", "жінка на ім'я {}", "громадянин {}"],
    ],
    names: [
        &["Оксана Коваль", "Марія Шевченко", "Бондаренко І. П.", "Олена Ткачук"],
        &["Наталія Гриценко", "Андрій Мельник", "Соломія Лис", "Катерина Дем'яненко"],
        &["Леся Гнатюк", "Віктор Сидоренко", "Мар'яна Білик"],
    ],
};

const PT: Frames = Frames {
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

const DE: Frames = Frames {
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
