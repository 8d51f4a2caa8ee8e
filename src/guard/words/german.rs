//! The words of the guard in German.

use super::Words;

pub(super) const WORDS: Words = Words {
    phone: "telefon*, tel, handy*, mobil, mobilnummer, anrufen, ruf, rufnummer, erreichbar, erreichen, rückruf, festnetz, \
            kontakt, telefonisch",
    document: "pass, reisepass*, passnummer, pass-nr, ausweis*, personalausweis*, aufenthaltstitel*, aufenthaltserlaubnis, \
               visum*, visa, ausweisnummer, führerschein*, duldung, azr*, ankunftsnachweis*, bamf, dokument, \
               ausweisdokument, aufenthaltsgestattung, steuer-id, sozialversicherungsnummer, reiseausweis, \
               fiktionsbescheinigung, seriennummer",
    number: "nr, nummer, no, num, lautet",
    case: "az, aktenzeichen, akte, fall, geschäftszeichen, gz, verfahren, vorgang*, aktennummer, fallnummer, js, strafsache, \
           tagebuchnummer, bamf-aktenzeichen, ermittlungsverfahren, unser zeichen, anzeige, zeichen, gesch.-z",
    account: "iban, konto*, kontonummer, bankkonto, kreditkarte*, karte, kartennummer, bankverbindung, ec-karte",
    born: "geboren, geb, geburtsdatum, geburtstag, geborene, gebdat, geboren am, * am",
    months: "januar,jänner,jan; februar,feber; märz; april; mai; juni; juli; august; september; oktober,okt; november; \
             dezember,dez",
    people: "klientin, klient, mandantin, mandant, frau, mann, mädchen, junge, kind, betroffene, betroffener, opfer, \
             patientin, patient, zeugin, zeuge, schwester, bruder, mutter, vater, tochter, sohn, ehemann, ehefrau, \
             freundin, freund, minderjährige, minderjähriger, antragstellerin, antragsteller, zuhälter, chef, chefin, \
             arbeitgeber, nachbarin, bewohnerin, bewohner, jugendliche, jugendlicher, geschädigte, geschädigter, \
             anwerber, kollegin, beschuldigter, person",
    pronouns: "sie, er, ihr, ihre, sein, seine, meine, mein, ich, ihn",
    determiners: "meine, mein, meiner, meinem, unsere, unser, unserer, die, der, das, diese, dieser, eine, ein, einer, \
                  ihre, sein, junge, neue",
    titles: "herr, herrn, frau, fr., hr., dr, fräulein, frl, prof",
    named: "heißt, namens, genannt, name ist, name lautet, name :, mit namen, name der",
    introduced: "ich heiße, mein name ist, ihr name ist, sein name ist, name des opfers ist, name der klientin ist, \
                 name der betroffenen ist, vollständiger name :, ihr name lautet, sie heißt, er heißt",
    norms: "konvention, übereinkommen, artikel, gesetz, richtlinie, verordnung, resolution, protokoll, empfehlung, §, \
            paragraf, erlass, iao, norm, seite, seiten, abkommen, kapitel, abs, stgb, aufenthg, urteil, beschluss, \
            fassung, §§",
    units: "jahre, jahr, jahren, euro, euros, personen, frauen, männer, kinder, betroffenen, arbeiter, fälle, millionen, \
            milliarden, tausend, dollar, tage, monate, stunden, franken, jährige, jähriges, prozent, mädchen, seiten",
    no_names: "stiftung, institut, bericht, gesetz, ministerin, minister, präsidentin, präsident, berichterstatterin, \
               beratung, menschenhandel, opfer, kinder, oder, und, in, aus, mit, als, ohne, kind, doktor, kollegin, \
               direktorin, kok, solwodi, stgb, *ung, schutz, hilfe, richterin, staatsanwältin, und Herren, zwang, flucht, \
               aufenthaltstitel, asyl, frau, mann, anzeige, unterkunft, geld, papiere, pass, angst, anspruch",
};
