# What the bot says, in Spanish. en.ftl comes first: it says what each message is for.

## El bot mismo

bot_name = Guidepost – contra la trata
description =
    Encuentro orientación contra la trata de personas: manuales, directrices, indicadores, leyes y herramientas, en una biblioteca que cuidan documentalistas. Escriba unas palabras o una pregunta y le respondo con las frases adecuadas y enlaces de descarga.

    Por favor, no escriba aquí nombres ni detalles de una persona. No guardo las preguntas.
short_description = Encuentra la página justa del manual adecuado para quienes luchan en primera línea contra la trata de personas.
command_description =
    { $command ->
        [start] Cómo empezar
        [help] Cómo preguntar
        [ask] Buscar orientación
        [topics] Ver por temas, sin escribir
        [new] Los materiales más recientes
        [saved] Lo que ha guardado
        [alerts] Alertas de nuevos materiales
        [language] El idioma que hablo
        [lite] Respuestas breves si hay mala conexión
        [settings] Idiomas, región, temas
        [clean] Borrar aquí nuestras últimas 48 horas
        [privacy] Lo que guardo
        [forget] Borrar todo lo de este chat
        [status] Cómo estoy, para operadores
        [report] Qué se necesita, para operadores
        [reload] Releer la biblioteca, para operadores
       *[about] Qué hay en la biblioteca
    }

## Empezar, y cómo preguntar

start =
    Le doy la bienvenida. Encuentro orientación para quienes trabajan contra la trata de personas.

    Escriba unas palabras o una pregunta, por ejemplo:
    • manual sobre mecanismos de derivación
    • señales de trabajo forzoso en un buque pesquero
    • cómo entrevistar a un niño

    Respondo con extractos y enlaces de descarga. No guardo las preguntas. Aun así, Telegram puede leer los chats con bots: por favor, no escriba nombres ni detalles de una persona.

    /topics muestra lo que hay, sin escribir. /language cambia el idioma. /help le cuenta más.
help =
    Pregunte con unas palabras o con una frase entera. Recibirá hasta cinco manuales, directrices u otros documentos a la vez:
    • un número abre todo sobre uno de ellos,
    • ‹ y › pasan las páginas,
    • los idiomas debajo de un texto abren el documento.

    Pocas palabras y sencillas encuentran más: «verificación edad fábrica» en vez de un relato. Las palabras que más importan son el tema, el tipo de documento, el país, la entidad que lo publica y el año.

    En un grupo: /ask y sus palabras, o /ask como respuesta a la pregunta de alguien. En cualquier chat: el botón «Compartir…», o mi nombre y sus palabras al escribir.

    /ask – buscar orientación
    /topics – ver por temas, sin escribir
    /new – los materiales más recientes
    /saved – lo que ha guardado
    /alerts – enterarse de nuevos materiales
    /language – el idioma que hablo
    /settings – lo que va primero: idiomas, región, temas
    /lite – respuestas breves si hay mala conexión
    /clean – borrar de este chat nuestras últimas 48 horas
    /privacy – lo que guardo
    /forget – borrar todo lo de este chat
    /about – qué hay en la biblioteca
about =
    Guidepost busca en una biblioteca de { $entries ->
        [one] { $entries } entrada
       *[other] { $entries } entradas
    } en { $languages ->
        [one] { $languages } idioma
       *[other] { $languages } idiomas
    }: resúmenes escritos por documentalistas, cada uno con un enlace al documento en el sitio de quien lo publica, en un centro de recursos o en una biblioteca oficial.

    Lo que guardo: nada de lo que pregunta. Una pregunta se responde y se olvida; al pasar una página, la leo de nuevo en este chat. Cuando elige algo en /settings o guarda una entrada, lo guardo con el número de este chat; si comparte una ficha en otro chat, guardo el número de ese chat, para poder corregirla. Telegram sí conserva este chat y puede leerlo: por favor, no escriba nombres ni detalles de una persona.

    Doy orientación, no ayuda de emergencia: en caso de peligro, llame al número de emergencias de su país.
added =
    Encuentro orientación contra la trata de personas: escriba /ask y unas palabras, o { $username } y unas palabras.
    Solo leo eso, y los mensajes a los que responda con /ask. Aquí no leo nada más, y no guardo las preguntas.
    Por favor, no escriba nombres ni detalles de una persona. Los administradores eligen el idioma con /language, y la región y lo demás con /settings.
ask_how = Escriba su pregunta después de /ask, por ejemplo: /ask normas para albergues. O responda con /ask a un mensaje: su texto será la pregunta.
empty_question = No encontré palabras ahí. Escriba lo que busca, por ejemplo «normas para albergues» o «cómo reconocer el trabajo forzoso».
long_question = Es demasiado largo para buscarlo. Pregunte de nuevo en una frase o con unas palabras, por ejemplo «repatriación de un niño». No hacen falta nombres ni detalles de un caso.
not_text = Solo puedo leer palabras, y no he mirado lo que envió. Escriba lo que busca, por ejemplo «indicadores atención sanitaria».
unknown_command = No conozco ese comando. Escriba simplemente lo que busca, o vea /help.

## Cuando algo falla

apology = Lo siento, algo falló de mi lado. Pregunte de nuevo, por favor. Si vuelve a ocurrir, comunique este código al operador: { $code }
ask_again = Hubo una interrupción antes de que pudiera responder. Pregunte de nuevo, por favor.
too_many = Es más de lo que puedo responder a la vez. He respondido a los primeros mensajes; envíe de nuevo los demás, uno por uno.
# In a small window, when somebody presses buttons too fast.
too_fast = Un momento, por favor. Pulse de nuevo en unos segundos.
not_kept = No pude guardarlo: mi base de datos está llena o no se puede escribir en ella. Sigo respondiendo. Inténtelo más tarde o avise al operador.
# In a small window, the next five.
entry_gone = Esta entrada ya no está en la biblioteca. Pregunte de nuevo, por favor.
topic_gone = Este tema ya no está en la biblioteca. Pregunte de nuevo, por favor.
question_gone = Ya no puedo ver su pregunta. Pregunte de nuevo, por favor.
old_button = Este botón es de un momento anterior. Pregunte de nuevo, por favor.
failed_press = Lo siento, eso no funcionó. Pregunte de nuevo, por favor.
only_administrators = Solo los administradores de este chat pueden cambiar sus ajustes.
administrators_unknown = Telegram no me dice quiénes son los administradores. Inténtelo más tarde.

## Respuestas

# Followed by the question as it was corrected.
results_for = Resultados para
relaxed = Nada en la biblioteca cumple todo eso. Esto es lo más cercano:
also_searched = También busqué: { $labels }
# Behind a title: the document is in a language that was not chosen.
in_language = en { $language }
# A button that searches for what was typed, without corrections.
as_typed = Buscar «{ $typed }» tal cual
# A button that chooses one sense of a name.
only_sense = Solo: { $label }
years_until = hasta { $year }
years_from = desde { $year }
nothing = No encontré nada sobre eso en la biblioteca.
nothing_advice = Pruebe con otras palabras o con menos, sin nombres.
nearest_topics = O consulte un tema:
previous_page = ‹ Anteriores
next_page = Siguientes ›
page_of = { $page }/{ $count }
and_more = { $number ->
       *[other] y { $number } más
    }
download = Descargar
share = Compartir…
share_one = Compartir uno de estos…
continue_in_private = Continuar en privado
back_to_question = ‹ Volver
back_to_answer = ‹ Volver a la respuesta
back_to_topic = ‹ Volver al tema
back_to_topics = ‹ Todos los temas
choose_topic = Los temas de la biblioteca, cada uno con el número de sus entradas:
newest = Los materiales más recientes
back_to_newest = ‹ Volver a los recientes

## Fichas

entry_type =
    { $kind ->
        [handbook] Manual
        [guideline] Directrices
        [toolkit] Caja de herramientas
        [report] Informe
        [legislation] Legislación
        [standard] Norma
        [training] Capacitación
        [case-study] Estudio de caso
        [factsheet] Ficha informativa
        [helpline] Línea de ayuda
       *[event] Evento
    }
topics = Temas
audiences = Para
# Of guidance, and of a chat.
regions = Región
languages = Idiomas
document = Documento
document_kind =
    { $kind ->
        [pdf] PDF
        [word] Word
        [excel] Excel
        [powerpoint] PowerPoint
        [opendocument] OpenDocument
        [epub] EPUB
        [zip] ZIP
        [text] texto
        [picture] imagen
        [video] video
        [audio] audio
       *[web-page] página web
    }
kilobytes = { $number } kB
# 3,1 MB: a whole number and a tenth of it.
megabytes = { $whole },{ $tenth } MB
# Short for pages.
pages = { $number ->
        [one] { $number } pág.
       *[other] { $number } págs.
    }
dead_link = Este enlace no funcionaba en la última comprobación, el { $day }; quizá a usted sí se le abra.
dead_link_with_page = Este enlace no funcionaba en la última comprobación, el { $day }; pruebe la página del documento, abajo.
dead_link_of = El enlace «{ $language }» no funcionaba en la última comprobación, el { $day }; quizá a usted sí se le abra.
dead_link_of_with_page = El enlace «{ $language }» no funcionaba en la última comprobación, el { $day }; pruebe la página del documento, abajo.
landing = Página del documento
no_document = La biblioteca no tiene ningún enlace a este documento.
newest_edition = Hay una edición más reciente: { $title }
newer_edition = Edición más reciente
earlier_edition = Edición anterior
see_also = Véase también: { $title }
copy_citation = Copiar la cita
open_in_bot = Abrir en Guidepost
back_to_card = ‹ Volver a la ficha
helpful = 👍 Útil
not_helpful = 👎 No es útil
tell_problem = Informar de un problema
outdated = Está desactualizado
dead_link_told = Un enlace no funciona
# In a small window, the next two.
thanks = Gracias. Queda contado, y no guardo quién lo dijo.
thanks_for_problem = Gracias. Quienes cuidan la biblioteca lo verán, pero no quién lo dijo.
send_here = Enviar el archivo aquí
send_in = Enviar · { $language }
# In a small window, while Telegram fetches a document.
fetching = Buscando el documento…
file_not_sent = Telegram no pudo obtener «{ $title }» del sitio de quien lo publica: quizá es demasiado grande o no es un archivo. Abra el enlace, por favor.
open_link = Abrir el enlace
# In a small window.
file_gone = Este documento ya no está en la biblioteca. Abra de nuevo la ficha, por favor.

## Lo que se comparte en otros chats

alerts_button = Alertas de nuevos materiales
with_links = { $number ->
        [one] Enviar con { $number } enlace
       *[other] Enviar con { $number } enlaces
    }
replaced_entry = Aquí estaba { $title }. Lo sustituye una edición más reciente:
replaced = Lo que se compartió aquí ha sido sustituido por una edición más reciente:
withdrawn = Este material se ha retirado de la biblioteca. Por favor, ya no se base en él.

## Lo que se guarda: /saved

save = ⭐ Guardar
unsave = ⭐ Guardado – quitar
# In a small window, the next three.
is_saved = Guardado. Lo encontrará con /saved.
is_unsaved = Quitado de lo que ha guardado.
too_many_saved = Un chat no puede guardar más entradas. Quite primero una, con /saved.
saved = Guardado
nothing_saved = Aquí aún no hay nada guardado. Abra una ficha y pulse «⭐ Guardar».
export_saved = Enviar como archivo
back_to_saved = ‹ Volver a lo guardado

## Lo que se elige: /settings, /language, /lite

settings = Lo que muestro primero en este chat:
language = Idiomas de los documentos
interface = Hablo
lite = Respuestas breves
any = cualquiera
no_preference = Sin preferencia
choose_language = Los documentos en estos idiomas van primero, en el orden en que los elija:
choose_region = Los materiales para esta región van primero:
choose_topics = Los materiales sobre estos temas van primero:
back_to_settings = ‹ Volver a los ajustes
choose_interface = ¿Qué idioma debo hablar en este chat?
interface_chosen = Ahora hablo español en este chat. En qué idiomas van primero los documentos, lo elige en /settings.
lite_on = Las respuestas breves están activadas: solo títulos y enlaces, con el tamaño del documento, y sin imágenes. /lite las desactiva.
lite_off = Las respuestas breves están desactivadas: vuelve a recibir extractos. /lite las activa de nuevo.
yes = sí
no = no
none = ninguna
chosen = ✓

## Personas en riesgo

# Before an answer.
case_data = Su mensaje parece contener datos personales ({ $kinds }). Busqué sin ellos y no guardo nada, pero Telegram conserva este chat. Es más seguro borrar su mensaje.
case_data_only = Su mensaje parece contener solo datos personales ({ $kinds }). No los busqué y no guardo nada, pero Telegram conserva este chat. Es más seguro borrar su mensaje y preguntar con palabras sencillas, por ejemplo «permiso de residencia para una víctima».
case_data_kind =
    { $kind ->
        [phone] un número de teléfono
        [email] una dirección de correo electrónico
        [document] el número de un documento
        [case] el número de un caso
        [birth] una fecha de nacimiento
        [account] un número de cuenta
        [handle] un nombre de usuario
       *[name] un nombre
    }
delete_message = Borrar mi mensaje
# In a small window, the next two.
message_deleted = Borrado.
message_not_deleted = Telegram no me deja borrarlo. Mantenga el dedo sobre el mensaje y elija «Eliminar».
danger = Si alguien está en peligro ahora, llame primero al número de emergencias de su país.
help_lines = Líneas de ayuda:
no_help_line = La biblioteca no tiene ninguna línea de ayuda para su región. Los servicios de emergencia pueden indicarle una.
danger_guidance = Orientación sobre esto:
clean_only_private = Solo puedo hacerlo en nuestro chat privado. Aquí, los administradores pueden borrar mensajes.
not_cleaned = Telegram no me dejó borrarlo todo. Borre el resto usted: mantenga el dedo sobre un mensaje o sobre el chat.
forgotten = Olvidado. Los mensajes de este chat le corresponde a usted borrarlos; en nuestro chat privado, /clean lo hace con las últimas 48 horas.
forgotten_nothing = No había guardado nada de este chat.
# { $what }: some of the next four, with commas.
forgotten_parts = Olvidado y sobrescrito: { $what }. Los mensajes de este chat le corresponde a usted borrarlos; en nuestro chat privado, /clean lo hace con las últimas 48 horas.
forgotten_settings = lo que había elegido
forgotten_saved = { $number ->
        [one] { $number } entrada guardada
       *[other] { $number } entradas guardadas
    }
forgotten_alerts = { $number ->
        [one] { $number } alerta
       *[other] { $number } alertas
    }
forgotten_deliveries = { $number ->
        [one] { $number } mensaje que aún debía llegar
       *[other] { $number } mensajes que aún debían llegar
    }
not_forgotten = No pude hacerlo ahora: no se puede escribir en mi base de datos. Inténtelo más tarde o pregunte al operador.
privacy = No guardo preguntas, nombres ni mensajes. Esto es todo lo que hay en mi base de datos; lo que lleva a una persona o a un chat está cifrado, con una clave que se guarda en otro lugar:
privacy_end = /forget borra de una vez todo lo de este chat. Telegram sí conserva los chats con bots y puede leerlos; /clean borra las últimas 48 horas de nuestro chat privado.
kept =
    { $table ->
        [handled_update] números de los mensajes atendidos hace poco, para no responder dos veces a ninguno; no más de un día
        [owed_answer] qué mensaje espera una respuesta que tarda; hasta que se da
        [chat] lo que un chat ha elegido en /settings, /language y /lite; hasta que se cambia o se olvida
        [saved_entry] lo que un chat ha guardado; hasta que se quita o se olvida
        [shared_card] qué fichas se compartieron en otros chats, para poder corregirlas; durante los días que haya fijado el operador
        [document_file] con qué nombres tiene Telegram los documentos; nada de una persona
        [subscriber] qué chats reciben alertas; hasta que las terminan, o un día después de bloquearme
        [subscription] de qué y cuándo quieren recibir alertas, incluida una pregunta guardada; hasta que se termina la alerta
        [known_entry] qué materiales se anunciaron; nada de una persona
        [alert] cuándo se anunciaron; nada de una persona
        [delivery] qué alertas van a qué chats, y si se enviaron; durante 30 días
        [entry_count] cuántas veces se abrió, compartió y envió cada entrada en una semana, y cuántas veces se dijo que es útil, que está desactualizada, etc.; nada de una persona, durante dos años
       *[unmet_term] palabras y temas de la biblioteca que muchos chats pidieron en vano el mismo día; nada de una persona, durante dos años
    }

## Alertas

new_guidance = { $number ->
        [one] Nuevo material
       *[other] Nuevos materiales: { $number } documentos
    }
new_items = { $number ->
        [one] { $number } novedad
       *[other] { $number } novedades
    }
now_also_in = Ahora también en { $languages }
new_edition = Una nueva edición
open_card = Abrir
show = Mostrar
stop_these = No recibir más
why_this = ¿Por qué recibo esto?
back_to_alert = ‹ Volver a la alerta
alerts = Alertas
alert_me = Avisarme sobre esto
no_alerts = Este chat no recibe alertas de nuevos materiales.
alerts_here = Este chat recibe alertas de nuevos materiales sobre:
new_alert = Nueva alerta
all_alerts = ‹ Todas las alertas
alert_to = Alerta sobre:
everything = todo
when = Cuándo
quiet_hours = Horas de silencio
no_quiet_hours = Sin horas de silencio
silent = Sin sonido
not_silent = Con sonido
discreet = Decir solo que hay algo nuevo
say_discreet = Decir solo que hay algo nuevo
say_all = Decir qué hay de nuevo
paused = En pausa: no llega nada hasta que se reanude.
pause = Pausar
resume = Reanudar
end_alert = Terminar la alerta
back = ‹ Volver
any_of_them = Cualquiera
at_once = Al momento
every_day = Cada día
weekday =
    { $day ->
        [0] Los lunes
        [1] Los martes
        [2] Los miércoles
        [3] Los jueves
        [4] Los viernes
        [5] Los sábados
       *[6] Los domingos
    }
daily = cada día a las { $time } ({ $zone })
weekly =
    { $day ->
        [0] los lunes
        [1] los martes
        [2] los miércoles
        [3] los jueves
        [4] los viernes
        [5] los sábados
       *[6] los domingos
    } a las { $time } ({ $zone })
# Day and time: mar 12:17
clock =
    { $day ->
        [0] lun
        [1] mar
        [2] mié
        [3] jue
        [4] vie
        [5] sáb
       *[6] dom
    } { $time }
my_clock = Mi reloj no marca { $clock }
what_time = ¿Qué hora es donde usted está? Solo guardo la diferencia con la hora universal, no un lugar.
choose_times = ¿Cuándo debe llegar la alerta? Ahora: { $now }. Si hay varias, llegan entonces en un solo mensaje.
choose_quiet = En estas horas no llega nada; llega después:
facet =
    { $facet ->
        [topics] Temas
        [regions] Regiones
        [languages] Idiomas
        [types] Tipos
       *[publishers] Entidades editoras
    }
choose_facet = { $facet } de esta alerta. De lo que elija, basta con uno:
quoted = «{ $words }»
# In a small window, as are the next six.
because = Porque este chat pidió: { $reasons }. Con /alerts se cambia.
alert_ended = Terminada. Ya no llegará nada de esta alerta.
alert_gone = Esta alerta ya había terminado. Vea /alerts.
alert_made = Le avisaré cuando haya nuevos materiales sobre esto. Con /alerts puede cambiar o terminar la alerta.
too_many_alerts = Un chat no puede tener más alertas. Termine primero una, con /alerts.
nothing_left = Lo que era nuevo entonces ya no está en la biblioteca. /new muestra lo más reciente.

## Fechas

date = { $day } de { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    } de { $year }

## Para operadores

running_for_minutes = En marcha desde hace { $minutes } min
running_for_hours = En marcha desde hace { $hours } h { $minutes } min
running_for_days = En marcha desde hace { $days } d { $hours } h
state_of_library = Biblioteca: { $what }
state_of_library_faulty = Biblioteca: { $what }; vea guidepost check
# { $entries }, { $errors } and { $warnings } are numbers.
read = { $entries ->
        [one] { $entries } entrada
       *[other] { $entries } entradas
    }, { $errors ->
        [one] { $errors } error
       *[other] { $errors } errores
    }, { $warnings ->
        [one] { $warnings } advertencia
       *[other] { $warnings } advertencias
    }
audience = Suscripciones: { $subscriptions }, en chats y temas: { $subscribers }
no_alert_under_way = No hay ninguna alerta en curso.
alerts_under_way = Alertas en curso
progress = pendientes { $pending } · enviadas { $sent } · abandonadas { $given_up } · inciertas { $uncertain }
alert_stopped = Detenida: Telegram no aceptó mi mensaje. El registro dice por qué.
report = Lo que la gente necesita
report_since = { $weeks ->
        [one] { $weeks } semana
       *[other] { $weeks } semanas
    } desde el { $monday }
nothing_counted = Aún no se ha contado nada.
problems_told = Los lectores informan de un problema
used_most = Lo más usado
unmet = Pedido y no encontrado
problem_counts = desactualizado { $outdated } · enlace roto { $dead_link }
use_counts = abierto { $shown } · compartido { $shared } · enviado { $sent }
opinions = útil { $helpful } · no es útil { $not_helpful }
unmet_term = { $term }: { $chats } chats en un día como máximo, en { $days ->
        [one] { $days } día
       *[other] { $days } días
    }
never_used = { $number ->
        [one] De { $number } entrada no se contó nada.
       *[other] De { $number } entradas no se contó nada.
    }
reloaded = He leído de nuevo la biblioteca, y respondo con lo que contiene ahora.
reloaded_same = He leído de nuevo la biblioteca: dice lo mismo que antes.
not_reloaded = He leído de nuevo la biblioteca y no puedo adoptarla; sigo con lo que sé. El registro dice por qué.
store_unreadable = No se puede leer la carpeta de la biblioteca; sigo con lo que sé. Vea GUIDEPOST_KNOWLEDGE.
store_empty = La biblioteca ya no tiene ninguna entrada; sigo con lo que sé.
reload_takes_long = Todavía se está leyendo la biblioteca: sus archivos cambian, o son muchos. /status dirá más tarde qué contiene.
cannot_reload = No puedo leer de nuevo la biblioteca mientras estoy en marcha. Reinícieme, por favor.
changes = Nuevas: { $added }, cambiadas: { $changed }, retiradas: { $withdrawn }
