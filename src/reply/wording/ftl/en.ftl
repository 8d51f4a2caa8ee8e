# What the bot says, in English. The other languages follow this file: the same messages, the same variables.
# Telegram cuts or refuses what is too long: descriptions of the bot 512 characters, short ones 120, a command's 40
# here so that phones show it whole, labels of buttons about 30, and words in a small window (marked so) 200.

## The bot itself

bot_name = Guidepost
description =
    I find guidance against human trafficking: handbooks, guidelines, indicators, laws and toolkits, from a library that curators keep. Type a few words or a question, and I answer with the right sentences and download links.

    Please do not write names or details of a person here. I keep no questions.
short_description = Finds the right page of the right handbook for frontline workers against human trafficking.
command_description =
    { $command ->
        [start] How to begin
        [help] How to ask
        [ask] Find guidance
        [topics] Browse by topic, without typing
        [new] The latest guidance
        [saved] What you have saved
        [alerts] Alerts on new guidance
        [language] The language that I speak
        [lite] Short answers for a bad line, on or off
        [settings] Languages, region, topics
        [clean] Delete our last 48 hours here
        [privacy] What I keep
        [forget] Erase all of this chat
        [status] How I am, for operators
        [report] What people need, for operators
        [reload] Read the library again, for operators
       *[about] What is in the library
    }

## Beginning, and how to ask

start =
    Welcome. I find guidance for people who work against human trafficking.

    Type a few words or a question, for instance:
    • referral mechanism handbook
    • signs of forced labour on a fishing vessel
    • how to interview a child

    I answer with excerpts and download links. I keep no questions. Still, Telegram can read chats with bots: please do not write names or details of a person.

    /topics shows what there is, without typing. /language changes the language. /help tells you more.
help =
    Ask with a few words, or in a whole sentence. You get up to five handbooks, guidelines or other documents at a time:
    • a number opens everything about one of them,
    • ‹ and › turn the pages,
    • the languages below a text open the document.

    Few and plain words find most: "age check factory" rather than a story. Words that matter most are the topic, the sort of document, the country, the publisher and the year.

    In a group: /ask and your words, or /ask as a reply to somebody's question. In any chat: the button "Share…", or my name and your words while you type.

    /ask – find guidance
    /topics – browse by topic, without typing
    /new – the latest guidance
    /saved – what you have saved
    /alerts – hear of new guidance
    /language – the language that I speak
    /settings – what comes first: languages, region, topics
    /lite – short answers for a bad line
    /clean – delete our last 48 hours from this chat
    /privacy – what I keep
    /forget – erase all of this chat
    /about – what is in the library
about =
    Guidepost searches a library of { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    } in { $languages ->
        [one] { $languages } language
       *[other] { $languages } languages
    }: summaries written by curators, each with a link to the document at its publisher, a resource centre or an official library.

    What I keep: nothing that you ask. A question is answered and forgotten; turning a page reads it again from this chat. When you choose something in /settings or save an entry, I keep that with the number of this chat; of a card that you share in another chat, its number, so that I can correct it. Telegram itself stores this chat and can read it, so please leave out names and details of a person.

    I give guidance, not help in an emergency: in danger, call the emergency number of your country.
added =
    I find guidance against human trafficking: write /ask and a few words, or { $username } and a few words.
    I read only that, and messages to which you reply with /ask. I read nothing else here, and keep no questions.
    Please leave out names and details of a person. Administrators choose the language with /language, region and more with /settings.
ask_how = Write your question behind /ask, for instance: /ask shelter standards. Or reply with /ask to a message: its text is the question then.
empty_question = I found no words in that. Please type what you look for, for instance "shelter standards" or "how to recognise forced labour".
long_question = That is too long for me to search. Please ask again in one sentence or with a few words, for instance "repatriation of a child". Names and details of a case are not needed.
not_text = I can only read words, and I have not looked at what you sent. Please type what you look for, for instance "health care indicators".
unknown_command = I do not know that command. Just type what you look for, or see /help.

## When something goes wrong

apology = Sorry, something went wrong on my side. Please ask again. If it happens again, tell the operator this code: { $code }
ask_again = I was interrupted before I could answer this. Please ask again.
too_many = That is more than I can answer at once. I have answered the first messages; please send the others again, one at a time.
# In a small window, when somebody presses buttons too fast.
too_fast = One moment, please. Press again in a few seconds.
not_kept = I could not write that down: my database is full or cannot be written to. Answers go on. Please try again later, or tell the operator.
# In a small window, the next five.
entry_gone = This entry is no longer in the library. Please ask again.
topic_gone = This topic is no longer in the library. Please ask again.
question_gone = I cannot see your question any more. Please ask again.
old_button = This button is from an earlier time. Please ask again.
failed_press = Sorry, that did not work. Please ask again.
only_administrators = Only administrators of this chat can change its settings.
administrators_unknown = Telegram does not tell me who the administrators are. Please try again later.

## Answers

# Followed by the question as it was corrected.
results_for = Results for
relaxed = Nothing in the library meets all of that. These come nearest:
also_searched = Also searched: { $labels }
# Behind a title: the document is in a language that was not chosen.
in_language = in { $language }
# A button that searches for what was typed, without corrections.
as_typed = Search "{ $typed }" as typed
# A button that chooses one sense of a name.
only_sense = Only: { $label }
years_until = until { $year }
years_from = from { $year }
nothing = I found nothing about that in the library.
nothing_advice = Try other or fewer words, without names.
nearest_topics = Or look into a topic:
previous_page = ‹ Previous
next_page = Next ›
page_of = { $page }/{ $count }
and_more = { $number ->
       *[other] and { $number } more
    }
download = Download
share = Share…
share_one = Share one of these…
continue_in_private = Continue in private
back_to_question = ‹ Back
back_to_answer = ‹ Back to the answer
back_to_topic = ‹ Back to the topic
back_to_topics = ‹ All topics
choose_topic = The topics of the library, each with the number of its entries:
newest = The latest guidance
back_to_newest = ‹ Back to the latest

## Cards

entry_type =
    { $kind ->
        [handbook] Handbook
        [guideline] Guideline
        [toolkit] Toolkit
        [report] Report
        [legislation] Legislation
        [standard] Standard
        [training] Training
        [case-study] Case study
        [factsheet] Factsheet
        [helpline] Help line
       *[event] Event
    }
topics = Topics
audiences = For
# Of guidance, and of a chat.
regions = Region
languages = Languages
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
        [text] text
        [picture] picture
        [video] video
        [audio] audio
       *[web-page] web page
    }
kilobytes = { $number } kB
# 3.1 MB: a whole number and a tenth of it.
megabytes = { $whole }.{ $tenth } MB
# Short for pages.
pages = { $number ->
       *[other] { $number } p.
    }
dead_link = This link did not work when it was last checked, on { $day }; it may still open for you.
dead_link_with_page = This link did not work when it was last checked, on { $day }; try the page of the document below.
dead_link_of = The link "{ $language }" did not work when it was last checked, on { $day }; it may still open for you.
dead_link_of_with_page = The link "{ $language }" did not work when it was last checked, on { $day }; try the page of the document below.
landing = Page of the document
no_document = The library has no link to this document.
newest_edition = A newer edition exists: { $title }
newer_edition = Newer edition
earlier_edition = Earlier edition
see_also = See also: { $title }
copy_citation = Copy citation
open_in_bot = Open in Guidepost
back_to_card = ‹ Back to the card
helpful = 👍 Helpful
not_helpful = 👎 Not helpful
tell_problem = Report a problem
outdated = It is outdated
dead_link_told = A link is dead
# In a small window, the next two.
thanks = Thank you. It is counted, and I do not keep who said it.
thanks_for_problem = Thank you. Those who keep the library will see it, and not who said it.
send_here = Send the file here
send_in = Send · { $language }
# In a small window, while Telegram fetches a document.
fetching = Fetching the document…
file_not_sent = Telegram could not fetch "{ $title }" from its publisher: it may be too large, or not a file. Please open the link.
open_link = Open the link
# In a small window.
file_gone = This document is no longer in the library. Please open the card again.

## What is shared in other chats

alerts_button = Alerts on new guidance
with_links = { $number ->
        [one] Send with { $number } link
       *[other] Send with { $number } links
    }
replaced_entry = This was { $title }. It has been replaced by a newer edition:
replaced = What was shared here has been replaced by a newer edition:
withdrawn = This guidance has been taken out of the library. Please do not rely on it any more.

## What one keeps: /saved

save = ⭐ Save
unsave = ⭐ Saved – remove
# In a small window, the next three.
is_saved = Saved. You find it with /saved.
is_unsaved = Removed from what you have saved.
too_many_saved = That is as many entries as one chat can save. Please remove one first, with /saved.
saved = Saved
nothing_saved = Nothing is saved here yet. Open a card and press "⭐ Save".
export_saved = Send as a file
back_to_saved = ‹ Back to what is saved

## What is chosen: /settings, /language, /lite

settings = What I show first in this chat:
language = Languages of documents
interface = I speak
lite = Short answers
any = any
no_preference = No preference
choose_language = Documents in these languages come first, in the order in which you choose them:
choose_region = Guidance for this region comes first:
choose_topics = Guidance on these topics comes first:
back_to_settings = ‹ Back to the settings
choose_interface = Which language shall I speak in this chat?
interface_chosen = I speak English in this chat now. Which languages documents come in first, you choose in /settings.
lite_on = Short answers are on: titles and links only, with the size of the document, and no pictures. /lite ends it.
lite_off = Short answers are off: you get excerpts again. /lite brings them back.
yes = yes
no = no
none = none
chosen = ✓

## People at risk

# Before an answer.
case_data = Your message seems to hold personal data ({ $kinds }). I searched without it and keep nothing, but Telegram keeps this chat. It is safer to delete your message.
case_data_only = Your message seems to hold only personal data ({ $kinds }). I did not search for it and keep nothing, but Telegram keeps this chat. It is safer to delete your message and to ask with plain words, for instance "residence permit for a victim".
case_data_kind =
    { $kind ->
        [phone] a phone number
        [email] an e-mail address
        [document] the number of a document
        [case] the number of a case
        [birth] a date of birth
        [account] an account number
        [handle] a user name
       *[name] a name
    }
delete_message = Delete my message
# In a small window, the next two.
message_deleted = Deleted.
message_not_deleted = Telegram does not let me delete it. Please hold your finger on the message and choose "Delete".
danger = If somebody is in danger now, call the emergency number of your country first.
help_lines = Help lines:
no_help_line = The library has no help line for your region. The emergency services can tell you one.
danger_guidance = Guidance on this:
clean_only_private = I can do this in our private chat only. Here, administrators can delete messages.
not_cleaned = Telegram did not let me delete all of it. Please delete the rest yourself: hold your finger on a message, or on the chat.
forgotten = Forgotten. Messages in this chat are yours to delete; in our private chat, /clean does it for the last 48 hours.
forgotten_nothing = I had kept nothing of this chat.
# { $what }: some of the next four, with commas.
forgotten_parts = Forgotten, and overwritten: { $what }. Messages in this chat are yours to delete; in our private chat, /clean does it for the last 48 hours.
forgotten_settings = what you had chosen
forgotten_saved = { $number ->
        [one] { $number } saved entry
       *[other] { $number } saved entries
    }
forgotten_alerts = { $number ->
        [one] { $number } alert
       *[other] { $number } alerts
    }
forgotten_deliveries = { $number ->
        [one] { $number } message that was still to come
       *[other] { $number } messages that were still to come
    }
not_forgotten = I could not do that now: my database cannot be written to. Please try again later, or ask the operator.
privacy = I keep no questions, no names and no messages. This is all that stands in my database; what leads to a person or chat is encrypted, with a key that is kept elsewhere:
privacy_end = /forget erases all of this chat at once. Telegram itself keeps chats with bots and can read them; /clean deletes the last 48 hours of our private chat.
kept =
    { $table ->
        [handled_update] numbers of messages that were handled lately, so that none is answered twice; no more than a day
        [owed_answer] which message waits for an answer that takes long; until it is given
        [chat] what a chat has chosen in /settings, /language and /lite; until it is changed or forgotten
        [saved_entry] what a chat has saved; until it is removed or forgotten
        [shared_card] which cards were shared in other chats, so that they can be corrected; for the days that the operator has set
        [document_file] under which names Telegram has documents; nothing of a person
        [subscriber] which chats get alerts; until they end them, or a day after they block me
        [subscription] what they want to be alerted to, and when, a saved question included; until it is ended
        [known_entry] which guidance was announced; nothing of a person
        [alert] when it was announced; nothing of a person
        [delivery] which alerts go to which chat, and whether they were sent; for 30 days
        [entry_count] how often each entry was opened, shared and sent in a week, and how often people called it helpful, outdated and so on; nothing of a person, for two years
       *[unmet_term] words and topics of the library that many chats asked for in vain on the same day; nothing of a person, for two years
    }

## Alerts

new_guidance = { $number ->
        [one] New guidance
       *[other] New guidance: { $number } documents
    }
new_items = { $number ->
        [one] { $number } new item
       *[other] { $number } new items
    }
now_also_in = Now also in { $languages }
new_edition = A new edition
open_card = Open
show = Show
stop_these = Stop these
why_this = Why am I getting this?
back_to_alert = ‹ Back to the alert
alerts = Alerts
alert_me = Alert me about this
no_alerts = This chat gets no alerts on new guidance.
alerts_here = This chat is alerted to new guidance on:
new_alert = New alert
all_alerts = ‹ All alerts
alert_to = Alert to:
everything = everything
when = When
quiet_hours = Quiet hours
no_quiet_hours = No quiet hours
silent = Without a sound
not_silent = With a sound
discreet = Only that there is something new
say_discreet = Say only that there is something new
say_all = Say what is new
paused = Paused: nothing comes until it is resumed.
pause = Pause
resume = Resume
end_alert = End it
back = ‹ Back
any_of_them = Any
at_once = At once
every_day = Every day
weekday =
    { $day ->
        [0] Mondays
        [1] Tuesdays
        [2] Wednesdays
        [3] Thursdays
        [4] Fridays
        [5] Saturdays
       *[6] Sundays
    }
daily = every day at { $time } ({ $zone })
weekly =
    { $day ->
        [0] Mondays
        [1] Tuesdays
        [2] Wednesdays
        [3] Thursdays
        [4] Fridays
        [5] Saturdays
       *[6] Sundays
    } at { $time } ({ $zone })
# Day and time: Tue 12:17
clock =
    { $day ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    } { $time }
my_clock = My clock shows another time than { $clock }
what_time = What time is it where you are? I keep the difference to world time only, not a place.
choose_times = When shall it come? Now: { $now }. Several come in one message then.
choose_quiet = In these hours nothing comes; it comes after them:
facet =
    { $facet ->
        [topics] Topics
        [regions] Regions
        [languages] Languages
        [types] Types
       *[publishers] Publishers
    }
choose_facet = { $facet } of this alert. Of those that you choose, one is enough:
quoted = “{ $words }”
# In a small window, as are the next six.
because = Because this chat asked for: { $reasons }. /alerts changes it.
alert_ended = Ended. Nothing more comes of it.
alert_gone = This alert has ended already. See /alerts.
alert_made = I will tell you when there is new guidance on this. /alerts changes or ends it.
too_many_alerts = That is as many alerts as one chat can have. Please end one first, with /alerts.
nothing_left = What was new then is no longer in the library. /new lists the latest.

## Dates

date = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }

## For operators

running_for_minutes = Running for { $minutes } min
running_for_hours = Running for { $hours } h { $minutes } min
running_for_days = Running for { $days } d { $hours } h
state_of_library = Library: { $what }
state_of_library_faulty = Library: { $what }; see guidepost check
# { $entries }, { $errors } and { $warnings } are numbers.
read = { $entries ->
        [one] { $entries } entry
       *[other] { $entries } entries
    }, { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
audience = Subscriptions: { $subscriptions }, in chats and topics: { $subscribers }
no_alert_under_way = No alert is under way.
alerts_under_way = Alerts under way
progress = to come { $pending } · sent { $sent } · given up { $given_up } · uncertain { $uncertain }
alert_stopped = Stopped: Telegram did not take my message. The log says why.
report = What people need
report_since = { $weeks ->
        [one] { $weeks } week
       *[other] { $weeks } weeks
    } from { $monday }
nothing_counted = Nothing has been counted yet.
problems_told = Readers report a problem
used_most = Used most
unmet = Asked for, and not found
problem_counts = outdated { $outdated } · link is dead { $dead_link }
use_counts = opened { $shown } · shared { $shared } · sent { $sent }
opinions = helpful { $helpful } · not helpful { $not_helpful }
unmet_term = { $term }: { $chats } chats in a day at most, on { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
never_used = { $number ->
        [one] Of { $number } entry nothing was counted.
       *[other] Of { $number } entries nothing was counted.
    }
reloaded = I have read the library again, and answer from it as it is now.
reloaded_same = I have read the library again: it says what it said before.
not_reloaded = I have read the library again, and cannot take it over; I go on with what I know. The log says why.
store_unreadable = The folder of the library cannot be read; I go on with what I know. See GUIDEPOST_KNOWLEDGE.
store_empty = The library has no entry any more; I go on with what I know.
reload_takes_long = The library is still being read: its files change, or they are many. /status tells later what it holds.
cannot_reload = I cannot read the library again while I run. Please start me again.
changes = New: { $added }, changed: { $changed }, gone: { $withdrawn }
