# What the bot says, in French. en.ftl comes first: it says what each message is for.
# No-break spaces stand before : ; ? ! and within « ».

## Le bot lui-même

bot_name = Guidepost – contre la traite
description =
    Je trouve des ressources contre la traite des êtres humains : manuels, lignes directrices, indicateurs, lois et boîtes à outils, dans une bibliothèque tenue par des documentalistes. Écrivez quelques mots ou une question : je réponds avec les bons passages et des liens de téléchargement.

    N’écrivez pas ici de nom ni de détail sur une personne. Je ne garde aucune question.
short_description = Trouve la bonne page du bon manuel, pour celles et ceux qui luttent sur le terrain contre la traite.
command_description =
    { $command ->
        [start] Pour commencer
        [help] Comment poser une question
        [ask] Chercher des ressources
        [topics] Parcourir les thèmes, sans rien écrire
        [new] Les dernières ressources
        [saved] Ce que vous avez enregistré
        [alerts] Alertes sur les nouvelles ressources
        [language] La langue que je parle
        [lite] Réponses courtes si réseau faible
        [settings] Langues, région, thèmes
        [clean] Supprimer nos dernières 48 heures ici
        [privacy] Ce que je garde
        [forget] Effacer tout de cette discussion
        [status] Mon état, pour les opérateurs
        [report] Les besoins, pour les opérateurs
        [reload] Relire la bibliothèque (opérateurs)
       *[about] Ce que contient la bibliothèque
    }

## Commencer, et comment demander

start =
    Bienvenue. Je trouve des ressources pour celles et ceux qui luttent contre la traite des êtres humains.

    Écrivez quelques mots ou une question, par exemple :
    • manuel sur les mécanismes d’orientation
    • signes de travail forcé sur un navire de pêche
    • comment mener un entretien avec un enfant

    Je réponds avec des extraits et des liens de téléchargement. Je ne garde aucune question. Mais Telegram peut lire les discussions avec les bots : n’écrivez pas de nom ni de détail sur une personne.

    /topics montre ce qu’il y a, sans rien écrire. /language change la langue. /help vous en dit plus.
help =
    Demandez en quelques mots ou par une phrase entière. Vous recevez jusqu’à cinq manuels, lignes directrices ou autres documents à la fois :
    • un numéro ouvre tout ce qui concerne l’un d’eux,
    • ‹ et › tournent les pages,
    • les langues sous un texte ouvrent le document.

    Des mots simples et peu nombreux donnent les meilleurs résultats : « vérification âge usine » plutôt qu’un récit. Les mots qui comptent le plus sont le thème, le type de document, le pays, l’éditeur et l’année.

    Dans un groupe : /ask et vos mots, ou /ask en réponse à la question de quelqu’un. Dans toute discussion : le bouton « Partager… », ou mon nom et vos mots dans le champ de saisie.

    /ask – chercher des ressources
    /topics – parcourir les thèmes, sans rien écrire
    /new – les dernières ressources
    /saved – ce que vous avez enregistré
    /alerts – être au courant des nouvelles ressources
    /language – la langue que je parle
    /settings – ce qui vient en premier : langues, région, thèmes
    /lite – réponses courtes si le réseau est faible
    /clean – supprimer nos dernières 48 heures de cette discussion
    /privacy – ce que je garde
    /forget – effacer tout de cette discussion
    /about – ce que contient la bibliothèque
about =
    Guidepost cherche dans une bibliothèque de { $entries ->
        [one] { $entries } entrée
       *[other] { $entries } entrées
    } en { $languages ->
        [one] { $languages } langue
       *[other] { $languages } langues
    } : des résumés rédigés par des documentalistes, chacun avec un lien vers le document chez son éditeur, dans un centre de ressources ou une bibliothèque officielle.

    Ce que je garde : rien de ce que vous demandez. Une question est oubliée dès que j’y ai répondu ; quand vous tournez une page, je la relis dans cette discussion. Quand vous faites un choix dans /settings ou enregistrez une entrée, je le garde avec le numéro de cette discussion ; quand vous partagez une fiche dans une autre discussion, je garde le numéro de celle-ci, pour pouvoir corriger la fiche. Telegram, lui, conserve cette discussion et peut la lire : n’écrivez donc pas de nom ni de détail sur une personne.

    Je donne des ressources, pas une aide d’urgence : en cas de danger, appelez le numéro d’urgence de votre pays.
added =
    Je trouve des ressources contre la traite des êtres humains : écrivez /ask et quelques mots, ou { $username } et quelques mots.
    Je ne lis que cela, et les messages auxquels vous répondez par /ask. Je ne lis rien d’autre ici, et je ne garde aucune question.
    N’écrivez pas de nom ni de détail sur une personne. Les administrateurs choisissent la langue avec /language, la région et le reste avec /settings.
ask_how = Écrivez votre question après /ask, par exemple : /ask normes d’hébergement. Ou répondez /ask à un message : son texte devient la question.
empty_question = Je n’y ai trouvé aucun mot. Écrivez ce que vous cherchez, par exemple « normes d’hébergement » ou « comment reconnaître le travail forcé ».
long_question = C’est trop long pour une recherche. Reposez la question en une phrase ou en quelques mots, par exemple « rapatriement d’un enfant ». Les noms et les détails d’un cas ne sont pas nécessaires.
not_text = Je ne sais lire que des mots, et je n’ai pas regardé ce que vous avez envoyé. Écrivez ce que vous cherchez, par exemple « indicateurs soins de santé ».
unknown_command = Je ne connais pas cette commande. Écrivez simplement ce que vous cherchez, ou voyez /help.

## Quand quelque chose ne va pas

apology = Désolé, une erreur s’est produite de mon côté. Veuillez redemander. Si cela se reproduit, donnez ce code à l’opérateur : { $code }
ask_again = J’ai été interrompu avant de pouvoir répondre. Veuillez redemander.
too_many = Je ne peux pas répondre à autant de messages à la fois. J’ai répondu aux premiers ; renvoyez les autres, un par un.
# In a small window, when somebody presses buttons too fast.
too_fast = Un instant, s’il vous plaît. Appuyez de nouveau dans quelques secondes.
not_kept = Je n’ai pas pu l’enregistrer : ma base de données est pleine ou n’accepte pas l’écriture. Je continue à répondre. Réessayez plus tard, ou prévenez l’opérateur.
# In a small window, the next five.
entry_gone = Cette entrée n’est plus dans la bibliothèque. Veuillez redemander.
topic_gone = Ce thème n’est plus dans la bibliothèque. Veuillez redemander.
question_gone = Je ne vois plus votre question. Veuillez redemander.
old_button = Ce bouton n’est plus à jour. Veuillez redemander.
failed_press = Désolé, cela n’a pas marché. Veuillez redemander.
only_administrators = Seuls les administrateurs de cette discussion peuvent changer ses réglages.
administrators_unknown = Telegram ne me dit pas qui sont les administrateurs. Réessayez plus tard.

## Réponses

# Followed by the question as it was corrected.
results_for = Résultats pour
relaxed = Rien dans la bibliothèque ne répond à tout cela. Voici ce qui s’en approche le plus :
also_searched = Recherché aussi : { $labels }
# Behind a title: the document is in a language that was not chosen.
in_language = en { $language }
# A button that searches for what was typed, without corrections.
as_typed = Chercher « { $typed } » tel quel
# A button that chooses one sense of a name.
only_sense = Seulement : { $label }
years_until = jusqu’en { $year }
years_from = à partir de { $year }
nothing = Je n’ai rien trouvé à ce sujet dans la bibliothèque.
nothing_advice = Essayez d’autres mots, ou moins de mots, sans noms.
nearest_topics = Ou consultez un thème :
previous_page = ‹ Précédents
next_page = Suivants ›
page_of = { $page }/{ $count }
and_more = { $number ->
        [one] et { $number } autre
       *[other] et { $number } autres
    }
download = Télécharger
share = Partager…
share_one = Partager l’un d’eux…
continue_in_private = Continuer en privé
back_to_question = ‹ Retour
back_to_answer = ‹ Retour à la réponse
back_to_topic = ‹ Retour au thème
back_to_topics = ‹ Tous les thèmes
choose_topic = Les thèmes de la bibliothèque, chacun avec le nombre de ses entrées :
newest = Les dernières ressources
back_to_newest = ‹ Retour aux dernières

## Fiches

entry_type =
    { $kind ->
        [handbook] Manuel
        [guideline] Lignes directrices
        [toolkit] Boîte à outils
        [report] Rapport
        [legislation] Législation
        [standard] Norme
        [training] Formation
        [case-study] Étude de cas
        [factsheet] Fiche d’information
        [helpline] Ligne d’assistance
       *[event] Événement
    }
topics = Thèmes
audiences = Pour
# Of guidance, and of a chat.
regions = Région
languages = Langues
document = Document
document_kind =
    { $kind ->
        [pdf] PDF
        [word] Word
        [excel] Excel
        [powerpoint] PowerPoint
        [opendocument] OpenDocument
        [epub] EPUB
        [zip] ZIP
        [text] texte
        [picture] image
        [video] vidéo
        [audio] audio
       *[web-page] page web
    }
kilobytes = { $number } ko
# 3,1 Mo: a whole number and a tenth of it.
megabytes = { $whole },{ $tenth } Mo
# Short for pages.
pages = { $number ->
       *[other] { $number } p.
    }
dead_link = Ce lien ne fonctionnait pas lors de la dernière vérification, le { $day } ; il s’ouvrira peut-être chez vous.
dead_link_with_page = Ce lien ne fonctionnait pas lors de la dernière vérification, le { $day } ; essayez la page du document ci-dessous.
dead_link_of = Le lien « { $language } » ne fonctionnait pas lors de la dernière vérification, le { $day } ; il s’ouvrira peut-être chez vous.
dead_link_of_with_page = Le lien « { $language } » ne fonctionnait pas lors de la dernière vérification, le { $day } ; essayez la page du document ci-dessous.
landing = Page du document
no_document = La bibliothèque n’a pas de lien vers ce document.
newest_edition = Il existe une édition plus récente : { $title }
newer_edition = Édition plus récente
earlier_edition = Édition antérieure
see_also = Voir aussi : { $title }
copy_citation = Copier la référence
open_in_bot = Ouvrir dans Guidepost
back_to_card = ‹ Retour à la fiche
helpful = 👍 Utile
not_helpful = 👎 Pas utile
tell_problem = Signaler un problème
outdated = Le contenu est dépassé
dead_link_told = Un lien est mort
# In a small window, the next two.
thanks = Merci. C’est compté, et je ne garde pas qui l’a dit.
thanks_for_problem = Merci. Ceux qui tiennent la bibliothèque le verront, mais pas qui l’a dit.
send_here = Envoyer le fichier ici
send_in = Envoyer · { $language }
# In a small window, while Telegram fetches a document.
fetching = Je fais venir le document…
file_not_sent = Telegram n’a pas pu obtenir « { $title } » auprès de son éditeur : il est peut-être trop volumineux, ou ce n’est pas un fichier. Ouvrez plutôt le lien.
open_link = Ouvrir le lien
# In a small window.
file_gone = Ce document n’est plus dans la bibliothèque. Veuillez rouvrir la fiche.

## Ce qui est partagé dans d’autres discussions

alerts_button = Alertes sur les nouveautés
with_links = { $number ->
        [one] Envoyer avec { $number } lien
       *[other] Envoyer avec { $number } liens
    }
replaced_entry = Ici se trouvait { $title }. Une édition plus récente l’a remplacé :
replaced = Ce qui était partagé ici a été remplacé par une édition plus récente :
withdrawn = Cette ressource a été retirée de la bibliothèque. Veuillez ne plus vous y fier.

## Ce que l’on garde : /saved

save = ⭐ Enregistrer
unsave = ⭐ Enregistré – retirer
# In a small window, the next three.
is_saved = Enregistré. Vous le retrouvez avec /saved.
is_unsaved = Retiré de ce que vous avez enregistré.
too_many_saved = Une discussion ne peut pas enregistrer plus d’entrées. Retirez-en d’abord une, avec /saved.
saved = Enregistré
nothing_saved = Rien n’est encore enregistré ici. Ouvrez une fiche et appuyez sur « ⭐ Enregistrer ».
export_saved = Envoyer en fichier
back_to_saved = ‹ Retour aux enregistrements

## Ce que l’on choisit : /settings, /language, /lite

settings = Ce que je montre en premier dans cette discussion :
language = Langues des documents
interface = Je parle
lite = Réponses courtes
any = sans préférence
no_preference = Sans préférence
choose_language = Les documents dans ces langues viennent en premier, dans l’ordre de vos choix :
choose_region = Les ressources pour cette région viennent en premier :
choose_topics = Les ressources sur ces thèmes viennent en premier :
back_to_settings = ‹ Retour aux réglages
choose_interface = Quelle langue dois-je parler dans cette discussion ?
interface_chosen = Je parle maintenant français dans cette discussion. Les langues dans lesquelles les documents viennent en premier se choisissent dans /settings.
lite_on = Les réponses courtes sont activées : seulement les titres et les liens, avec la taille du document, et sans images. /lite y met fin.
lite_off = Les réponses courtes sont désactivées : vous recevez de nouveau des extraits. /lite les rétablit.
yes = oui
no = non
none = aucune
chosen = ✓

## Personnes en danger

# Before an answer.
case_data = Votre message semble contenir des données personnelles ({ $kinds }). J’ai cherché sans elles et je ne garde rien, mais Telegram conserve cette discussion. Il est plus sûr de supprimer votre message.
case_data_only = Votre message semble ne contenir que des données personnelles ({ $kinds }). Je ne les ai pas recherchées et je ne garde rien, mais Telegram conserve cette discussion. Il est plus sûr de supprimer votre message et de demander avec des mots simples, par exemple « titre de séjour pour une victime ».
case_data_kind =
    { $kind ->
        [phone] un numéro de téléphone
        [email] une adresse e-mail
        [document] un numéro de document
        [case] un numéro de dossier
        [birth] une date de naissance
        [account] un numéro de compte
        [handle] un nom d’utilisateur
       *[name] un nom
    }
delete_message = Supprimer mon message
# In a small window, the next two.
message_deleted = Supprimé.
message_not_deleted = Telegram ne me laisse pas le supprimer. Maintenez le doigt sur le message et choisissez « Supprimer ».
danger = Si quelqu’un est en danger maintenant, appelez d’abord le numéro d’urgence de votre pays.
help_lines = Lignes d’assistance :
no_help_line = La bibliothèque n’a pas de ligne d’assistance pour votre région. Les services d’urgence peuvent vous en indiquer une.
danger_guidance = Ressources à ce sujet :
clean_only_private = Je ne peux le faire que dans notre discussion privée. Ici, les administrateurs peuvent supprimer des messages.
not_cleaned = Telegram ne m’a pas laissé tout supprimer. Veuillez supprimer le reste vous-même : maintenez le doigt sur un message, ou sur la discussion.
forgotten = Oublié. Les messages de cette discussion, c’est à vous de les supprimer ; dans notre discussion privée, /clean le fait pour les dernières 48 heures.
forgotten_nothing = Je n’avais rien gardé de cette discussion.
# { $what }: some of the next four, with commas.
forgotten_parts = Oublié et écrasé : { $what }. Les messages de cette discussion, c’est à vous de les supprimer ; dans notre discussion privée, /clean le fait pour les dernières 48 heures.
forgotten_settings = ce que vous aviez choisi
forgotten_saved = { $number ->
        [one] { $number } entrée enregistrée
       *[other] { $number } entrées enregistrées
    }
forgotten_alerts = { $number ->
        [one] { $number } alerte
       *[other] { $number } alertes
    }
forgotten_deliveries = { $number ->
        [one] { $number } message qui devait encore venir
       *[other] { $number } messages qui devaient encore venir
    }
not_forgotten = Je n’ai pas pu le faire maintenant : ma base de données n’accepte pas l’écriture. Réessayez plus tard, ou demandez à l’opérateur.
privacy = Je ne garde ni questions, ni noms, ni messages. Voici tout ce que contient ma base de données ; ce qui mène à une personne ou à une discussion est chiffré, avec une clé conservée ailleurs :
privacy_end = /forget efface d’un coup tout de cette discussion. Telegram, lui, conserve les discussions avec les bots et peut les lire ; /clean supprime les dernières 48 heures de notre discussion privée.
kept =
    { $table ->
        [handled_update] les numéros des messages traités récemment, pour ne répondre à aucun deux fois ; un jour au plus
        [owed_answer] quel message attend une réponse qui prend du temps ; jusqu’à ce qu’elle soit donnée
        [chat] ce qu’une discussion a choisi dans /settings, /language et /lite ; jusqu’à ce que ce soit changé ou oublié
        [saved_entry] ce qu’une discussion a enregistré ; jusqu’à ce que ce soit retiré ou oublié
        [shared_card] quelles fiches ont été partagées dans d’autres discussions, pour pouvoir les corriger ; pendant le nombre de jours fixé par l’opérateur
        [document_file] sous quels noms Telegram a les documents ; rien sur une personne
        [subscriber] quelles discussions reçoivent des alertes ; jusqu’à ce qu’elles y mettent fin, ou un jour après m’avoir bloqué
        [subscription] sur quoi et quand elles veulent être alertées, y compris une question enregistrée ; jusqu’à la fin de l’alerte
        [known_entry] quelles ressources ont été annoncées ; rien sur une personne
        [alert] quand elles ont été annoncées ; rien sur une personne
        [delivery] quelles alertes vont à quelles discussions, et si elles ont été envoyées ; pendant 30 jours
        [entry_count] combien de fois par semaine chaque entrée a été ouverte, partagée et envoyée, et combien de fois on l’a dite utile, dépassée, etc. ; rien sur une personne, pendant deux ans
       *[unmet_term] les mots et les thèmes de la bibliothèque que beaucoup de discussions ont demandés en vain le même jour ; rien sur une personne, pendant deux ans
    }

## Alertes

new_guidance = { $number ->
        [one] Nouvelle ressource
       *[other] Nouvelles ressources : { $number } documents
    }
new_items = { $number ->
        [one] { $number } nouveauté
       *[other] { $number } nouveautés
    }
now_also_in = Maintenant aussi en { $languages }
new_edition = Une nouvelle édition
open_card = Ouvrir
show = Montrer
stop_these = Ne plus recevoir
why_this = Pourquoi ce message ?
back_to_alert = ‹ Retour à l’alerte
alerts = Alertes
alert_me = M’alerter à ce sujet
no_alerts = Cette discussion ne reçoit pas d’alertes sur les nouvelles ressources.
alerts_here = Cette discussion est alertée des nouvelles ressources sur :
new_alert = Nouvelle alerte
all_alerts = ‹ Toutes les alertes
# With a plain space: the bot knows its message again by these words.
alert_to = Alerte sur :
everything = tout
when = Quand
quiet_hours = Heures calmes
no_quiet_hours = Pas d’heures calmes
silent = Sans son
not_silent = Avec son
discreet = Dire seulement qu’il y a du nouveau
say_discreet = Dire seulement qu’il y a du nouveau
say_all = Dire ce qui est nouveau
paused = En pause : rien ne vient avant la reprise.
pause = Mettre en pause
resume = Reprendre
end_alert = Arrêter l’alerte
back = ‹ Retour
any_of_them = Sans préférence
at_once = Tout de suite
every_day = Chaque jour
weekday =
    { $day ->
        [0] Le lundi
        [1] Le mardi
        [2] Le mercredi
        [3] Le jeudi
        [4] Le vendredi
        [5] Le samedi
       *[6] Le dimanche
    }
daily = chaque jour à { $time } ({ $zone })
weekly =
    { $day ->
        [0] le lundi
        [1] le mardi
        [2] le mercredi
        [3] le jeudi
        [4] le vendredi
        [5] le samedi
       *[6] le dimanche
    } à { $time } ({ $zone })
# Day and time: mar. 12:17
clock =
    { $day ->
        [0] lun.
        [1] mar.
        [2] mer.
        [3] jeu.
        [4] ven.
        [5] sam.
       *[6] dim.
    } { $time }
my_clock = Chez moi, il n’est pas { $clock }
what_time = Quelle heure est-il chez vous ? Je ne garde que le décalage avec l’heure universelle, pas de lieu.
choose_times = Quand l’alerte doit-elle venir ? Maintenant : { $now }. S’il y en a plusieurs, elles viennent alors en un seul message.
choose_quiet = Pendant ces heures, rien ne vient ; tout vient après :
facet =
    { $facet ->
        [topics] Thèmes
        [regions] Régions
        [languages] Langues
        [types] Types
       *[publishers] Éditeurs
    }
choose_facet = { $facet } de cette alerte. Un seul de vos choix suffit :
quoted = « { $words } »
# In a small window, as are the next six.
because = Parce que cette discussion a demandé : { $reasons }. Modifiable avec /alerts.
alert_ended = Terminé. Plus rien ne viendra de cette alerte.
alert_gone = Cette alerte a déjà pris fin. Voir /alerts.
alert_made = Je vous préviendrai quand il y aura de nouvelles ressources à ce sujet. /alerts change l’alerte ou y met fin.
too_many_alerts = Une discussion ne peut pas avoir plus d’alertes. Mettez d’abord fin à l’une d’elles, avec /alerts.
nothing_left = Ce qui était nouveau alors n’est plus dans la bibliothèque. /new montre les dernières ressources.

## Dates

date = { $day ->
        [one] { $day }er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }

## Pour les opérateurs

running_for_minutes = En marche depuis { $minutes } min
running_for_hours = En marche depuis { $hours } h { $minutes } min
running_for_days = En marche depuis { $days } j { $hours } h
state_of_library = Bibliothèque : { $what }
state_of_library_faulty = Bibliothèque : { $what } ; voir guidepost check
# { $entries }, { $errors } and { $warnings } are numbers.
read = { $entries ->
        [one] { $entries } entrée
       *[other] { $entries } entrées
    }, { $errors ->
        [one] { $errors } erreur
       *[other] { $errors } erreurs
    }, { $warnings ->
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    }
audience = Abonnements : { $subscriptions }, dans des discussions et sujets : { $subscribers }
no_alert_under_way = Aucune alerte n’est en cours.
alerts_under_way = Alertes en cours
progress = à venir { $pending } · envoyées { $sent } · abandonnées { $given_up } · incertaines { $uncertain }
alert_stopped = Arrêtée : Telegram n’a pas accepté mon message. Le journal dit pourquoi.
report = Ce dont les gens ont besoin
report_since = { $weeks ->
        [one] { $weeks } semaine
       *[other] { $weeks } semaines
    } à partir du { $monday }
nothing_counted = Rien n’a encore été compté.
problems_told = Les lecteurs signalent un problème
used_most = Les plus utilisées
unmet = Demandé, mais pas trouvé
problem_counts = dépassé { $outdated } · lien mort { $dead_link }
use_counts = ouvert { $shown } · partagé { $shared } · envoyé { $sent }
opinions = utile { $helpful } · pas utile { $not_helpful }
unmet_term = { $term } : { $chats } discussions par jour au plus, sur { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
never_used = { $number ->
        [one] Pour { $number } entrée, rien n’a été compté.
       *[other] Pour { $number } entrées, rien n’a été compté.
    }
reloaded = J’ai relu la bibliothèque, et je réponds désormais d’après son contenu actuel.
reloaded_same = J’ai relu la bibliothèque : elle dit la même chose qu’avant.
not_reloaded = J’ai relu la bibliothèque, mais je ne peux pas l’adopter ; je continue avec ce que je sais. Le journal dit pourquoi.
store_unreadable = Le dossier de la bibliothèque ne peut pas être lu ; je continue avec ce que je sais. Voir GUIDEPOST_KNOWLEDGE.
store_empty = La bibliothèque n’a plus aucune entrée ; je continue avec ce que je sais.
reload_takes_long = La lecture de la bibliothèque n’est pas terminée : ses fichiers changent, ou ils sont nombreux. /status dira plus tard ce qu’elle contient.
cannot_reload = Je ne peux pas relire la bibliothèque pendant que je tourne. Veuillez me redémarrer.
changes = Nouvelles : { $added }, modifiées : { $changed }, retirées : { $withdrawn }
