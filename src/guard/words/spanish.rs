//! The words of the guard in Spanish.

use super::Words;

pub(super) const WORDS: Words = Words {
    phone: "teléfono, tel, tfno, tlf, tfn, móvil, celular, cel, llamar, llame, llamen, llámame, contacto, contactar, \
            número de teléfono, wasap, localizarla, localizarlo",
    document: "identificación, pasaporte, pasaportes, dni, nie, cédula, documento de identidad, documento, permiso de residencia, tarjeta \
               de residencia, visado, visa, tarjeta de identidad, carné de identidad, carnet, curp, nif, rut, permiso \
               de trabajo, tie, identidad, licencia de conducir, número de extranjero, seguridad social",
    number: "nº, n.º, número, núm, no, nro, num",
    case: "expediente, caso, causa, exp, diligencias, diligencias previas, referencia, ref, denuncia, procedimiento, sumario, carpeta, \
           carpeta de investigación, legajo, autos, proceso, atestado, rollo, ficha",
    account: "iban, cuenta, cuenta bancaria, tarjeta, tarjeta bancaria, tarjeta de crédito, tarjeta de débito, clabe",
    born: "nacida, nacido, nació, fecha de nacimiento, nacimiento, f. nac, fdn, nac",
    months: "enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre,setiembre; octubre; noviembre; \
             diciembre",
    people: "clienta, cliente, víctima, chica, mujer, hombre, niña, niño, menor, paciente, señora, señor, muchacha, \
             muchacho, joven, usuaria, usuario, beneficiaria, beneficiario, hermana, hermano, madre, padre, marido, \
             esposa, amiga, amigo, testigo, solicitante, proxeneta, jefe, patrón, patrona, empleador, chico, vecina, \
             reclutador, adolescente, señorita, trabajadora, compañera, residente",
    pronouns: "ella, él, su, mi, yo",
    determiners: "mi, la, el, nuestra, nuestro, esta, este, una, un, nueva, su, menor, joven, presunta",
    titles: "sr, sra, srta, señor, señora, señorita, don, doña, dña, d., dr, dra, doctor, doctora, dn",
    named: "se llama, llamada, llamado, de nombre, nombre es, nombre :, dice llamarse, llamarse, conocida como",
    introduced: "me llamo, su nombre es, mi nombre es, nombre completo :, nombre completo es, el nombre de la víctima es, \
                 nombre de la víctima es, nombre de mi clienta es, de nombre, dice llamarse",
    norms: "convenio, convención, ley, artículo, directiva, reglamento, decreto, resolución, protocolo, recomendación, \
            código, oit, norma, ods, página, páginas, constitución, tratado, capítulo, convenios, sentencia, circular",
    units: "años, año, euros, euro, personas, víctimas, mujeres, hombres, niños, niñas, trabajadores, migrantes, casos, \
            millones, millón, mil, dólares, pesos, soles, días, meses, horas, menores, páginas",
    no_names: "fundación, instituto, informe, ley, ministro, ministra, presidente, relatora, relator, oim, onu, ue, \
               asociación, trata, centro, embajador, protección, juez, jueza, fiscal, director, directora",
};
