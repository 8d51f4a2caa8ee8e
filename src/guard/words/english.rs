//! The words of the guard in English.

use super::Words;

pub(super) const WORDS: Words = Words {
    phone: "phone, phones, telephone, tel, mobile, cell, cellphone, whatsapp, viber, signal, imo, call, called, text, \
            sms, ring, contact, contacts, reach, phone number, mob, ph, fax",
    document: "passport, passports, id, id card, identity card, national id, residence permit, permit, visa, travel \
               document, driving licence, driver's license, document, nin, ssn, social security, tax number, birth \
               certificate, refugee card, registration card, brp, national insurance, alien number, work permit, unhcr",
    number: "no, nr, number, num, #, n, nos, numbered, series",
    case: "case, file, docket, ref, reference, our ref, case file, case ref, case reference, file ref, application, \
           claim, report, complaint, incident, crime reference, crime ref, police report, court file, proceedings, nrm \
           reference, nrm ref, indictment, matter",
    account: "iban, account, acct, bank account, card, credit card, debit card, bank card, swift, sort code",
    born: "born, dob, d.o.b, date of birth, birth date, birthdate, birthday, born on, b",
    months: "january,jan; february,feb; march,mar; april,apr; may; june,jun; july,jul; august,aug; \
             september,sept,sep; october,oct; november,nov; december,dec",
    people: "client, victim, girl, woman, man, boy, child, minor, survivor, patient, beneficiary, teenager, lady, \
             daughter, son, sister, brother, mother, father, wife, husband, friend, applicant, witness, suspect, \
             trafficker, recruiter, resident, pupil, student, worker, employer, pimp, boss, neighbour, baby, guy, \
             maid, housemaid, she, he, clients name, person, colleague, mum, aunt, uncle, cousin",
    pronouns: "she, he, her, his, him, my, hers, i, me",
    determiners: "my, our, the, this, a, new, one, her, his, another, that, former, old, minor, young, alleged",
    titles: "mr, mrs, ms, miss, mx, dr, sir, madam, prof, professor, mister",
    named: "named, called, name is, name was, name's, goes by, known as, name, names, surname, surname is, first name \
            is, last name is, full name, full name is, by the name of, aka",
    introduced: "my name is, her name is, his name is, full name is, full name, her name was, his name was, surname is, \
                 name of the victim is, name of the client is, victim's name is, client's name is, name of my client is",
    norms: "convention, conventions, article, articles, art, arts, law, act, directive, regulation, resolution, protocol, \
            recommendation, decree, iso, sdg, ilo, section, chapter, paragraph, principle, principles, standard, isbn, \
            issn, doi, page, pages, version, treaty, bill, statute, target, goal, constitution, code, order, \
            judgment, judgement, ruling, unscr, circular, strategy, plan, rule, rules, general comment",
    units: "year, years, yr, yrs, yo, people, persons, victims, workers, women, men, children, girls, boys, migrants, \
            cases, usd, eur, euro, euros, dollars, pounds, gbp, percent, %, $, €, £, million, billion, thousand, pages, \
            km, months, days, hours, weeks, survivors, refugees, m, per, pesos, baht, taka, rupees, naira, files, \
            documents, passports, day",
    no_names: "congo, big, right, x, y, nobody, speaker, president, chair, chairman, minister, ambassador, rapporteur, \
               foundation, fund, institute, hospital, clinic, report, act, law, house, centre, center, protocol, \
               directive, convention, support, protection, identification, assistance, trafficking, commissioner, \
               association, network, project, programme, program, case, university, school, shelter, guide, handbook, \
               toolkit, guidance, nrm, unodc, iom, ilo, osce, unhcr, un, eu, who, the, and, or, of, in, for, is, has, \
               form, film, app, operation, dna, id, i, bosco, victim, victims, women, child, children, worker, workers",
};
