//! The words of the guard in Portuguese.

use super::Words;

pub(super) const WORDS: Words = Words {
    phone: "telefone, tel, telemóvel, tlm, celular, cel, ligar, ligue, liga, contacto, contato, contactar, contatar, zap, \
            número de telefone, fone, telef",
    document: "identificação, passaporte, passaportes, bi, cartão de cidadão, cc, bilhete de identidade, rg, cpf, rne, rnm, nif, título \
               de residência, autorização de residência, visto, documento, carteira de identidade, identidade, carta de \
               condução, cnh, niss, autorização de trabalho, documento de identificação, crnm, sns",
    number: "nº, n.º, número, núm, no, num",
    case: "processo, caso, inquérito, nuipc, proc, referência, ref, auto, autos, expediente, queixa, dossiê, boletim de \
           ocorrência, bo, denúncia, ficha, participação",
    account: "iban, conta, conta bancária, cartão, cartão bancário, cartão de crédito, nib, pix",
    born: "nascida, nascido, nasceu, data de nascimento, nascimento, dn, nasc, d. n",
    months: "janeiro; fevereiro; março; abril; maio; junho; julho; agosto; setembro; outubro; novembro; dezembro",
    people: "cliente, vítima, menina, menino, mulher, homem, rapariga, rapaz, criança, menor, moça, moço, paciente, utente, \
             beneficiária, beneficiário, senhora, senhor, irmã, irmão, mãe, pai, marido, esposa, amiga, amigo, \
             testemunha, requerente, proxeneta, cafetão, patrão, patroa, empregador, jovem, vizinha, recrutador, \
             adolescente, trabalhadora, garota, colega, residente, assistida",
    pronouns: "ela, ele, seu, sua, meu, minha, dela, dele, eu",
    determiners: "a, o, minha, meu, nossa, nosso, esta, este, uma, um, essa, esse, nova, sua, jovem, menor",
    titles: "sr, sra, srª, senhor, senhora, senhorita, dona, dom, d., doutor, doutora, dr, dra, drª",
    named: "chama-se, se chama, chamada, chamado, de nome, nome é, nome :, conhecida como",
    introduced: "me chamo, chamo-me, o nome dela é, o nome dele é, meu nome é, nome dela é, nome dele é, nome completo :, \
                 nome completo é, nome da vítima é, nome da minha cliente é, nome da cliente é, de nome",
    norms: "convenção, lei, artigo, diretiva, regulamento, decreto, resolução, protocolo, recomendação, código, oit, \
            norma, ods, página, páginas, constituição, tratado, portaria, convenções, acórdão, capítulo",
    units: "anos, ano, euros, euro, pessoas, vítimas, mulheres, homens, crianças, trabalhadores, migrantes, casos, \
            milhões, milhão, mil, dólares, reais, dias, meses, horas, kwanzas, menores, páginas, r$",
    no_names: "fundação, instituto, relatório, ministro, ministra, presidente, relatora, oim, onu, ue, associação, \
               tráfico, centro, embaixador, proteção, juiz, juíza, diretor, diretora, procurador, procuradora",
};
