//! The words of the guard in French.

use super::Words;

pub(super) const WORDS: Words = Words {
    phone: "téléphone, tél, portable, mobile, appeler, appelez, appelle, joindre, joignable, contacter, numéro de \
            téléphone, gsm, coordonnées, rappeler, fixe",
    document: "passeport, passeports, carte d'identité, carte nationale, cni, titre de séjour, carte de séjour, permis de \
               séjour, permis de conduire, visa, récépissé, pièce d'identité, document, numéro étranger, agdref, titre \
               de voyage, sécurité sociale, acte de naissance, permis de travail, identité",
    number: "n°, no, numéro, num, nº",
    case: "dossier, affaire, procédure, référence, réf, numéro de dossier, procès-verbal, pv, plainte, requête, parquet, \
           rg, numéro de parquet, n° de parquet, cas, signalement, instruction",
    account: "iban, compte, compte bancaire, carte bancaire, carte bleue, rib, carte de crédit",
    born: "né, née, né le, née le, date de naissance, naissance, ddn, nés",
    months: "janvier,janv; février,fév,févr; mars; avril,avr; mai; juin; juillet,juil; août; septembre; octobre; \
             novembre; décembre,déc",
    people: "cliente, client, victime, fille, femme, homme, garçon, enfant, mineure, mineur, patiente, patient, dame, \
             jeune, usagère, usager, bénéficiaire, soeur, frère, mère, père, mari, épouse, amie, ami, témoin, requérante, \
             requérant, proxénète, patron, patronne, employeur, demandeuse, demandeur, adolescente, adolescent, voisine, \
             recruteur, résidente, monsieur, ressortissante, ressortissant",
    pronouns: "elle, il, sa, son, lui, ma, mon, je",
    determiners: "ma, mon, la, le, notre, cette, cet, ce, une, un, l, jeune, nouvelle, sa, son, nommée",
    titles: "m., mme, mr, mlle, madame, monsieur, mademoiselle, me, maître, dr, docteur, docteure, mme., sieur",
    named: "s'appelle, nommée, nommé, appelée, appelé, prénommée, prénommé, nom est, nom :, dénommée, dénommé, se nomme",
    introduced: "je m'appelle, son nom est, s'appelle, mon nom est, nom et prénom :, prénommée, prénommé, se prénomme, \
                 se nomme, dénommée, dénommé, le nom de la victime est, nom de la victime est, nom de ma cliente est",
    norms: "convention, loi, article, directive, règlement, décret, résolution, protocole, recommandation, arrêté, code, \
            oit, circulaire, norme, odd, page, pages, principe, traité, chapitre, arrêt, conventions, ordonnance",
    units: "ans, an, euros, euro, personnes, victimes, femmes, hommes, enfants, travailleurs, migrants, cas, millions, \
            million, milliards, mille, dollars, francs, fcfa, cfa, jours, mois, heures, mineurs, dossiers, filles",
    no_names: "fondation, institut, rapport, loi, hôpital, clinique, ministre, président, présidente, rapporteuse, \
               rapporteur, oim, oit, onu, ue, ofpra, association, traite, centre, ambassadeur, aide, protection",
};
