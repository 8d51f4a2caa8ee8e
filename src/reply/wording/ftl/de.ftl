# What the bot says, in German. en.ftl tells what each message is for, and how long it may be.

## The bot itself

bot_name = Guidepost – gegen Menschenhandel
description =
    Ich finde Arbeitshilfen gegen Menschenhandel: Handbücher, Leitlinien, Indikatoren, Gesetze und Toolkits, aus einer Bibliothek, die eine Redaktion pflegt. Schreiben Sie ein paar Wörter oder eine Frage, und ich antworte mit dem passenden Satz und Links zum Herunterladen.

    Bitte schreiben Sie hier keine Namen von Personen und keine Einzelheiten über sie. Ich speichere keine Fragen.
short_description = Findet die richtige Seite im richtigen Handbuch, für alle, die in der Praxis gegen Menschenhandel arbeiten.
command_description =
    { $command ->
        [start] So fangen Sie an
        [help] So fragen Sie
        [ask] Arbeitshilfen finden
        [topics] Nach Themen stöbern, ohne zu tippen
        [new] Die neuesten Arbeitshilfen
        [saved] Was Sie gespeichert haben
        [alerts] Benachrichtigung über Neues
        [language] Die Sprache, die ich spreche
        [lite] Kurzantworten bei schwachem Netz: an/aus
        [settings] Sprachen, Region, Themen
        [clean] Unsere letzten 48 Stunden hier löschen
        [privacy] Was ich speichere
        [forget] Alles zu diesem Chat löschen
        [status] Wie es um mich steht, für Betreiber
        [report] Was gebraucht wird, für Betreiber
        [reload] Bibliothek neu lesen, für Betreiber
       *[about] Was in der Bibliothek ist
    }

## Beginning, and how to ask

start =
    Willkommen. Ich finde Arbeitshilfen für Menschen, die gegen Menschenhandel arbeiten.

    Schreiben Sie ein paar Wörter oder eine Frage, zum Beispiel:
    • Handbuch Verweisungsmechanismus
    • Anzeichen von Zwangsarbeit auf einem Fischereifahrzeug
    • wie befrage ich ein Kind

    Ich antworte mit Auszügen und Links zum Herunterladen. Ich speichere keine Fragen. Telegram kann Chats mit Bots aber lesen: Bitte schreiben Sie keine Namen von Personen und keine Einzelheiten über sie.

    /topics zeigt, was es gibt, ohne zu tippen. /language ändert die Sprache. /help sagt Ihnen mehr.
help =
    Fragen Sie mit ein paar Wörtern oder in einem ganzen Satz. Sie bekommen bis zu fünf Handbücher, Leitlinien oder andere Dokumente auf einmal:
    • eine Nummer öffnet alles zu einem davon,
    • ‹ und › blättern,
    • die Sprachen unter einem Text öffnen das Dokument.

    Wenige, einfache Wörter finden am meisten: „Altersprüfung Fabrik“ statt einer ganzen Geschichte. Am wichtigsten sind Thema, Art des Dokuments, Land, Herausgeber und Jahr.

    In einer Gruppe: /ask und Ihre Wörter, oder /ask als Antwort auf die Frage einer anderen Person. In jedem Chat: die Schaltfläche „Teilen…“, oder beim Schreiben mein Name und Ihre Wörter.

    /ask – Arbeitshilfen finden
    /topics – nach Themen stöbern, ohne zu tippen
    /new – die neuesten Arbeitshilfen
    /saved – was Sie gespeichert haben
    /alerts – von neuen Arbeitshilfen erfahren
    /language – die Sprache, die ich spreche
    /settings – was zuerst kommt: Sprachen, Region, Themen
    /lite – kurze Antworten bei schwachem Netz
    /clean – unsere letzten 48 Stunden aus diesem Chat löschen
    /privacy – was ich speichere
    /forget – alles löschen, was ich zu diesem Chat gespeichert habe
    /about – was in der Bibliothek ist
about =
    Guidepost durchsucht eine Bibliothek mit { $entries ->
        [one] { $entries } Eintrag
       *[other] { $entries } Einträgen
    } in { $languages ->
        [one] { $languages } Sprache
       *[other] { $languages } Sprachen
    }: Zusammenfassungen der Redaktion, jede mit einem Link zum Dokument beim Herausgeber, bei einer Fachstelle oder in einer amtlichen Bibliothek.

    Was ich speichere: nichts von dem, was Sie fragen. Eine Frage wird beantwortet und vergessen; beim Blättern lese ich sie wieder aus diesem Chat. Wenn Sie in /settings etwas wählen oder einen Eintrag speichern, halte ich das mit der Nummer dieses Chats fest; von einer Karte, die Sie in einem anderen Chat teilen, die Nummer, damit ich sie berichtigen kann. Telegram selbst speichert diesen Chat und kann ihn lesen. Lassen Sie daher bitte Namen von Personen und Einzelheiten über sie weg.

    Ich gebe Orientierung, keine Hilfe im Notfall: Wählen Sie bei Gefahr die Notrufnummer Ihres Landes.
added =
    Ich finde Arbeitshilfen gegen Menschenhandel: Schreiben Sie /ask und ein paar Wörter, oder { $username } und ein paar Wörter.
    Ich lese nur das, und Nachrichten, auf die Sie mit /ask antworten. Sonst lese ich hier nichts, und ich speichere keine Fragen.
    Bitte lassen Sie Namen von Personen und Einzelheiten über sie weg. Wer den Chat verwaltet, wählt die Sprache mit /language, Region und mehr mit /settings.
ask_how = Schreiben Sie Ihre Frage hinter /ask, zum Beispiel: /ask Standards Schutzunterkunft. Oder antworten Sie mit /ask auf eine Nachricht: Dann ist ihr Text die Frage.
empty_question = Ich habe darin keine Wörter gefunden. Bitte schreiben Sie, was Sie suchen, zum Beispiel „Standards Schutzunterkunft“ oder „wie erkenne ich Zwangsarbeit“.
long_question = Das ist zu lang, um danach zu suchen. Bitte fragen Sie noch einmal in einem Satz oder mit ein paar Wörtern, zum Beispiel „Rückführung eines Kindes“. Namen und Einzelheiten eines Falls sind nicht nötig.
not_text = Ich kann nur Wörter lesen und habe mir nicht angesehen, was Sie geschickt haben. Bitte schreiben Sie, was Sie suchen, zum Beispiel „Indikatoren Gesundheitsversorgung“.
unknown_command = Diesen Befehl kenne ich nicht. Schreiben Sie einfach, was Sie suchen, oder sehen Sie unter /help nach.

## When something goes wrong

apology = Entschuldigung, bei mir ist etwas schiefgegangen. Bitte fragen Sie noch einmal. Wenn es wieder geschieht, nennen Sie dem Betreiber diesen Code: { $code }
ask_again = Ich wurde unterbrochen, bevor ich darauf antworten konnte. Bitte fragen Sie noch einmal.
too_many = Das ist mehr, als ich auf einmal beantworten kann. Die ersten Nachrichten habe ich beantwortet; bitte schicken Sie die anderen noch einmal, eine nach der anderen.
too_fast = Einen Moment, bitte. Drücken Sie in ein paar Sekunden noch einmal.
not_kept = Ich konnte das nicht festhalten: Meine Datenbank ist voll oder lässt sich nicht beschreiben. Antworten gibt es weiterhin. Bitte versuchen Sie es später noch einmal, oder sagen Sie es dem Betreiber.
entry_gone = Dieser Eintrag ist nicht mehr in der Bibliothek. Bitte fragen Sie noch einmal.
topic_gone = Dieses Thema ist nicht mehr in der Bibliothek. Bitte fragen Sie noch einmal.
question_gone = Ich sehe Ihre Frage nicht mehr. Bitte fragen Sie noch einmal.
old_button = Diese Schaltfläche stammt aus früherer Zeit. Bitte fragen Sie noch einmal.
failed_press = Entschuldigung, das hat nicht geklappt. Bitte fragen Sie noch einmal.
only_administrators = Nur wer diesen Chat verwaltet, kann seine Einstellungen ändern.
administrators_unknown = Telegram sagt mir nicht, wer den Chat verwaltet. Bitte versuchen Sie es später noch einmal.

## Answers

results_for = Ergebnisse für
relaxed = Nichts in der Bibliothek erfüllt all das. Am nächsten kommen:
also_searched = Auch gesucht: { $labels }
in_language = auf { $language }
as_typed = „{ $typed }“ genau so suchen
only_sense = Nur: { $label }
years_until = bis { $year }
years_from = ab { $year }
nothing = Dazu habe ich in der Bibliothek nichts gefunden.
nothing_advice = Versuchen Sie es mit anderen oder weniger Wörtern, ohne Namen.
nearest_topics = Oder sehen Sie in ein Thema:
previous_page = ‹ Vorige
next_page = Nächste ›
page_of = { $page }/{ $count }
and_more = { $number ->
       *[other] und { $number } mehr
    }
download = Herunterladen
share = Teilen…
share_one = Eines davon teilen…
continue_in_private = Im Privatchat fortfahren
back_to_question = ‹ Zurück
back_to_answer = ‹ Zurück zur Antwort
back_to_topic = ‹ Zurück zum Thema
back_to_topics = ‹ Alle Themen
choose_topic = Die Themen der Bibliothek, jedes mit der Zahl seiner Einträge:
newest = Die neuesten Arbeitshilfen
back_to_newest = ‹ Zurück zu den neuesten

## Cards

entry_type =
    { $kind ->
        [handbook] Handbuch
        [guideline] Leitlinie
        [toolkit] Toolkit
        [report] Bericht
        [legislation] Rechtsvorschrift
        [standard] Standard
        [training] Schulung
        [case-study] Fallstudie
        [factsheet] Faktenblatt
        [helpline] Hilfetelefon
       *[event] Veranstaltung
    }
topics = Themen
audiences = Für
regions = Region
languages = Sprachen
document = Dokument
document_kind =
    { $kind ->
        [pdf] PDF
        [word] Word
        [excel] Excel
        [powerpoint] PowerPoint
        [opendocument] OpenDocument
        [epub] EPUB
        [zip] ZIP
        [text] Text
        [picture] Bild
        [video] Video
        [audio] Audio
       *[web-page] Webseite
    }
kilobytes = { $number } kB
megabytes = { $whole },{ $tenth } MB
pages = { $number ->
       *[other] { $number } S.
    }
dead_link = Dieser Link ging nicht, als er zuletzt geprüft wurde, am { $day }; vielleicht öffnet er sich bei Ihnen trotzdem.
dead_link_with_page = Dieser Link ging nicht, als er zuletzt geprüft wurde, am { $day }; versuchen Sie es unten mit der Seite des Dokuments.
dead_link_of = Der Link „{ $language }“ ging nicht, als er zuletzt geprüft wurde, am { $day }; vielleicht öffnet er sich bei Ihnen trotzdem.
dead_link_of_with_page = Der Link „{ $language }“ ging nicht, als er zuletzt geprüft wurde, am { $day }; versuchen Sie es unten mit der Seite des Dokuments.
landing = Seite des Dokuments
no_document = Die Bibliothek hat keinen Link zu diesem Dokument.
newest_edition = Es gibt eine neuere Ausgabe: { $title }
newer_edition = Neuere Ausgabe
earlier_edition = Frühere Ausgabe
see_also = Siehe auch: { $title }
copy_citation = Quellenangabe kopieren
open_in_bot = In Guidepost öffnen
back_to_card = ‹ Zurück zur Karte
helpful = 👍 Hilfreich
not_helpful = 👎 Nicht hilfreich
tell_problem = Ein Problem melden
outdated = Es ist veraltet
dead_link_told = Ein Link geht nicht
thanks = Danke. Das ist gezählt, und ich speichere nicht, wer es gesagt hat.
thanks_for_problem = Danke. Wer die Bibliothek pflegt, wird es sehen, aber nicht, wer es gesagt hat.
send_here = Die Datei hierher senden
send_in = Senden · { $language }
fetching = Das Dokument wird geholt…
file_not_sent = Telegram konnte „{ $title }“ nicht beim Herausgeber holen: Vielleicht ist es zu groß oder keine Datei. Bitte öffnen Sie den Link.
open_link = Link öffnen
file_gone = Dieses Dokument ist nicht mehr in der Bibliothek. Bitte öffnen Sie die Karte noch einmal.

## What is shared in other chats

alerts_button = Benachrichtigung über Neues
with_links = { $number ->
        [one] Mit { $number } Link senden
       *[other] Mit { $number } Links senden
    }
replaced_entry = Hier stand { $title }. Es wurde durch eine neuere Ausgabe ersetzt:
replaced = Was hier geteilt war, wurde durch eine neuere Ausgabe ersetzt:
withdrawn = Diese Arbeitshilfe wurde aus der Bibliothek genommen. Bitte verlassen Sie sich nicht mehr darauf.

## What one keeps: /saved

save = ⭐ Speichern
unsave = ⭐ Gespeichert – entfernen
is_saved = Gespeichert. Sie finden es mit /saved.
is_unsaved = Aus dem Gespeicherten entfernt.
too_many_saved = Mehr Einträge kann ein Chat nicht speichern. Bitte entfernen Sie zuerst einen, mit /saved.
saved = Gespeichert
nothing_saved = Hier ist noch nichts gespeichert. Öffnen Sie eine Karte und drücken Sie „⭐ Speichern“.
export_saved = Als Datei senden
back_to_saved = ‹ Zurück zum Gespeicherten

## What is chosen: /settings, /language, /lite

settings = Was ich in diesem Chat zuerst zeige:
language = Sprachen der Dokumente
interface = Ich spreche
lite = Kurze Antworten
any = beliebig
no_preference = Keine Vorliebe
choose_language = Dokumente in diesen Sprachen kommen zuerst, in der Reihenfolge, in der Sie sie wählen:
choose_region = Arbeitshilfen für diese Region kommen zuerst:
choose_topics = Arbeitshilfen zu diesen Themen kommen zuerst:
back_to_settings = ‹ Zurück zu den Einstellungen
choose_interface = Welche Sprache soll ich in diesem Chat sprechen?
interface_chosen = Ich spreche hier jetzt Deutsch. In welchen Sprachen Dokumente zuerst kommen, wählen Sie in /settings.
lite_on = Kurze Antworten sind an: nur Titel und Links, mit der Größe des Dokuments, und keine Bilder. /lite beendet das.
lite_off = Kurze Antworten sind aus: Sie bekommen wieder Auszüge. /lite bringt sie zurück.
yes = ja
no = nein
none = keine
chosen = ✓

## People at risk

case_data = Ihre Nachricht enthält anscheinend personenbezogene Daten ({ $kinds }). Ich habe ohne sie gesucht und speichere nichts, aber Telegram speichert diesen Chat. Sicherer ist es, Sie löschen Ihre Nachricht.
case_data_only = Ihre Nachricht enthält anscheinend nur personenbezogene Daten ({ $kinds }). Ich habe nicht danach gesucht und speichere nichts, aber Telegram speichert diesen Chat. Sicherer ist es, Sie löschen Ihre Nachricht und fragen mit einfachen Wörtern, zum Beispiel „Aufenthaltserlaubnis für Betroffene“.
case_data_kind =
    { $kind ->
        [phone] eine Telefonnummer
        [email] eine E-Mail-Adresse
        [document] die Nummer eines Dokuments
        [case] ein Aktenzeichen
        [birth] ein Geburtsdatum
        [account] eine Kontonummer
        [handle] ein Benutzername
       *[name] ein Name
    }
delete_message = Meine Nachricht löschen
message_deleted = Gelöscht.
message_not_deleted = Telegram lässt mich sie nicht löschen. Bitte halten Sie den Finger auf die Nachricht und wählen Sie „Löschen“.
danger = Wenn jetzt jemand in Gefahr ist, wählen Sie zuerst die Notrufnummer Ihres Landes.
help_lines = Hilfetelefone:
no_help_line = Die Bibliothek kennt kein Hilfetelefon für Ihre Region. Der Notruf kann Ihnen eines nennen.
danger_guidance = Arbeitshilfen dazu:
clean_only_private = Das kann ich nur in unserem Privatchat. Hier kann Nachrichten löschen, wer den Chat verwaltet.
not_cleaned = Telegram hat mich nicht alles löschen lassen. Bitte löschen Sie den Rest selbst: Halten Sie den Finger auf eine Nachricht oder auf den Chat.
forgotten = Vergessen. Die Nachrichten in diesem Chat löschen Sie selbst; in unserem Privatchat übernimmt das /clean für die letzten 48 Stunden.
forgotten_nothing = Ich hatte zu diesem Chat nichts gespeichert.
forgotten_parts = Vergessen und überschrieben: { $what }. Die Nachrichten in diesem Chat löschen Sie selbst; in unserem Privatchat übernimmt das /clean für die letzten 48 Stunden.
forgotten_settings = was Sie gewählt hatten
forgotten_saved = { $number ->
        [one] { $number } gespeicherter Eintrag
       *[other] { $number } gespeicherte Einträge
    }
forgotten_alerts = { $number ->
        [one] { $number } Benachrichtigung
       *[other] { $number } Benachrichtigungen
    }
forgotten_deliveries = { $number ->
        [one] { $number } Nachricht, die noch kommen sollte
       *[other] { $number } Nachrichten, die noch kommen sollten
    }
not_forgotten = Das konnte ich jetzt nicht tun: Meine Datenbank lässt sich nicht beschreiben. Bitte versuchen Sie es später noch einmal, oder fragen Sie den Betreiber.
privacy = Ich speichere keine Fragen, keine Namen und keine Nachrichten. Das ist alles, was in meiner Datenbank steht; was zu einer Person oder einem Chat führt, ist verschlüsselt, mit einem Schlüssel, der anderswo liegt:
privacy_end = /forget löscht sofort alles, was ich zu diesem Chat gespeichert habe. Telegram selbst speichert Chats mit Bots und kann sie lesen; /clean löscht die letzten 48 Stunden unseres Privatchats.
kept =
    { $table ->
        [handled_update] Nummern von Nachrichten, die kürzlich bearbeitet wurden, damit keine zweimal beantwortet wird; höchstens einen Tag
        [owed_answer] welche Nachricht auf eine Antwort wartet, die lange dauert; bis sie gegeben ist
        [chat] was ein Chat in /settings, /language und /lite gewählt hat; bis es geändert oder vergessen wird
        [saved_entry] was ein Chat gespeichert hat; bis es entfernt oder vergessen wird
        [shared_card] welche Karten in anderen Chats geteilt wurden, damit sie sich berichtigen lassen; so viele Tage, wie der Betreiber festgelegt hat
        [document_file] unter welchen Namen Telegram Dokumente hat; nichts über Personen
        [subscriber] welche Chats Benachrichtigungen bekommen; bis sie sie beenden, oder einen Tag, nachdem sie mich blockieren
        [subscription] worüber sie benachrichtigt werden möchten, und wann, auch eine gespeicherte Frage; bis es beendet wird
        [known_entry] welche Arbeitshilfen angekündigt wurden; nichts über Personen
        [alert] wann sie angekündigt wurden; nichts über Personen
        [delivery] welche Benachrichtigungen an welchen Chat gehen, und ob sie gesendet wurden; 30 Tage lang
        [entry_count] wie oft jeder Eintrag in einer Woche geöffnet, geteilt und gesendet wurde, und wie oft er hilfreich, veraltet und so weiter genannt wurde; nichts über Personen, zwei Jahre lang
       *[unmet_term] Wörter und Themen der Bibliothek, nach denen viele Chats am selben Tag vergeblich gefragt haben; nichts über Personen, zwei Jahre lang
    }

## Alerts

new_guidance = { $number ->
        [one] Neue Arbeitshilfe
       *[other] Neue Arbeitshilfen: { $number } Dokumente
    }
new_items = { $number ->
        [one] { $number } Neuigkeit
       *[other] { $number } Neuigkeiten
    }
now_also_in = Jetzt auch auf { $languages }
new_edition = Eine neue Ausgabe
open_card = Öffnen
show = Zeigen
stop_these = Diese beenden
why_this = Warum bekomme ich das?
back_to_alert = ‹ Zurück zur Benachrichtigung
alerts = Benachrichtigungen
alert_me = Dazu benachrichtigen
no_alerts = Dieser Chat bekommt keine Benachrichtigungen über neue Arbeitshilfen.
alerts_here = Dieser Chat wird bei neuen Arbeitshilfen benachrichtigt. Gewählt ist:
new_alert = Neue Benachrichtigung
all_alerts = ‹ Alle Benachrichtigungen
alert_to = Benachrichtigen über:
everything = alles
when = Wann
quiet_hours = Ruhezeit
no_quiet_hours = Keine Ruhezeit
silent = Ohne Ton
not_silent = Mit Ton
discreet = Nur, dass es Neues gibt
say_discreet = Nur sagen, dass es Neues gibt
say_all = Sagen, was neu ist
paused = Pausiert: Es kommt nichts, bis Sie fortsetzen.
pause = Pausieren
resume = Fortsetzen
end_alert = Beenden
back = ‹ Zurück
any_of_them = Beliebig
at_once = Sofort
every_day = Täglich
weekday =
    { $day ->
        [0] montags
        [1] dienstags
        [2] mittwochs
        [3] donnerstags
        [4] freitags
        [5] samstags
       *[6] sonntags
    }
daily = täglich um { $time } Uhr ({ $zone })
weekly =
    { $day ->
        [0] montags
        [1] dienstags
        [2] mittwochs
        [3] donnerstags
        [4] freitags
        [5] samstags
       *[6] sonntags
    } um { $time } Uhr ({ $zone })
clock =
    { $day ->
        [0] Mo
        [1] Di
        [2] Mi
        [3] Do
        [4] Fr
        [5] Sa
       *[6] So
    } { $time }
my_clock = Meine Uhr zeigt nicht { $clock }
what_time = Wie spät ist es bei Ihnen? Ich speichere nur den Unterschied zur Weltzeit, keinen Ort.
choose_times = Wann soll es kommen? Zurzeit: { $now }. Mehreres kommt dann in einer Nachricht.
choose_quiet = In diesen Stunden kommt nichts; es kommt danach:
facet =
    { $facet ->
        [topics] Themen
        [regions] Regionen
        [languages] Sprachen
        [types] Arten
       *[publishers] Herausgeber
    }
choose_facet = { $facet } dieser Benachrichtigung. Von dem, was Sie wählen, genügt eines:
quoted = „{ $words }“
because = Weil dieser Chat das gewählt hat: { $reasons }. /alerts ändert es.
alert_ended = Beendet. Hierzu kommt nichts mehr.
alert_gone = Diese Benachrichtigung ist schon beendet. Siehe /alerts.
alert_made = Ich melde mich, wenn es dazu neue Arbeitshilfen gibt. /alerts ändert oder beendet das.
too_many_alerts = Mehr Benachrichtigungen kann ein Chat nicht haben. Bitte beenden Sie zuerst eine, mit /alerts.
nothing_left = Was damals neu war, ist nicht mehr in der Bibliothek. /new zeigt das Neueste.

## Dates

date = { $day }. { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    } { $year }

## For operators

running_for_minutes = In Betrieb seit { $minutes } min
running_for_hours = In Betrieb seit { $hours } h { $minutes } min
running_for_days = In Betrieb seit { $days } d { $hours } h
state_of_library = Bibliothek: { $what }
state_of_library_faulty = Bibliothek: { $what }; siehe guidepost check
read = { $entries ->
        [one] { $entries } Eintrag
       *[other] { $entries } Einträge
    }, { $errors ->
        [one] { $errors } Fehler
       *[other] { $errors } Fehler
    }, { $warnings ->
        [one] { $warnings } Warnung
       *[other] { $warnings } Warnungen
    }
audience = Abonnements: { $subscriptions }, in Chats und Themen: { $subscribers }
no_alert_under_way = Keine Benachrichtigung ist unterwegs.
alerts_under_way = Benachrichtigungen unterwegs
progress = ausstehend { $pending } · gesendet { $sent } · aufgegeben { $given_up } · ungewiss { $uncertain }
alert_stopped = Angehalten: Telegram hat meine Nachricht nicht angenommen. Warum, steht im Protokoll.
report = Was gebraucht wird
report_since = { $weeks ->
        [one] { $weeks } Woche
       *[other] { $weeks } Wochen
    } ab { $monday }
nothing_counted = Noch wurde nichts gezählt.
problems_told = Lesende melden ein Problem
used_most = Am meisten genutzt
unmet = Gefragt und nicht gefunden
problem_counts = veraltet { $outdated } · Link geht nicht { $dead_link }
use_counts = geöffnet { $shown } · geteilt { $shared } · gesendet { $sent }
opinions = hilfreich { $helpful } · nicht hilfreich { $not_helpful }
unmet_term = { $term }: höchstens { $chats } Chats an einem Tag, an { $days ->
        [one] { $days } Tag
       *[other] { $days } Tagen
    }
never_used = { $number ->
        [one] Zu { $number } Eintrag wurde nichts gezählt.
       *[other] Zu { $number } Einträgen wurde nichts gezählt.
    }
reloaded = Ich habe die Bibliothek neu gelesen und antworte aus ihr, wie sie jetzt ist.
reloaded_same = Ich habe die Bibliothek neu gelesen: Es steht dasselbe darin wie zuvor.
not_reloaded = Ich habe die Bibliothek neu gelesen und kann sie nicht übernehmen; ich mache mit dem weiter, was ich weiß. Warum, steht im Protokoll.
store_unreadable = Der Ordner der Bibliothek lässt sich nicht lesen; ich mache mit dem weiter, was ich weiß. Siehe GUIDEPOST_KNOWLEDGE.
store_empty = Die Bibliothek hat keinen Eintrag mehr; ich mache mit dem weiter, was ich weiß.
reload_takes_long = Die Bibliothek wird noch gelesen: Ihre Dateien ändern sich, oder es sind viele. /status sagt später, was sie enthält.
cannot_reload = Ich kann die Bibliothek nicht neu lesen, während ich laufe. Bitte starten Sie mich neu.
changes = Neu: { $added }, geändert: { $changed }, entfallen: { $withdrawn }
