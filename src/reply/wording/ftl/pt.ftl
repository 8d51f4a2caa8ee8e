# What the bot says, in Portuguese, in words that are understood in Portugal and in Brazil. en.ftl comes first: it says
# what each message is for.

## O próprio bot

bot_name = Guidepost – contra o tráfico
description =
    Encontro orientações contra o tráfico de pessoas: manuais, diretrizes, indicadores, leis e kits de ferramentas, numa biblioteca cuidada por curadores. Escreva algumas palavras ou uma pergunta, e respondo com as frases certas e links para download.

    Por favor, não escreva aqui nomes nem detalhes de uma pessoa. Não guardo perguntas.
short_description = Encontra a página certa do manual certo para quem trabalha na primeira linha contra o tráfico de pessoas.
command_description =
    { $command ->
        [start] Como começar
        [help] Como perguntar
        [ask] Procurar orientações
        [topics] Ver por temas, sem escrever
        [new] Os materiais mais recentes
        [saved] O que guardou
        [alerts] Alertas de novos materiais
        [language] O idioma que falo
        [lite] Respostas curtas se a rede for fraca
        [settings] Idiomas, região, temas
        [clean] Apagar aqui as nossas últimas 48 horas
        [privacy] O que guardo
        [forget] Apagar tudo desta conversa
        [status] Como estou, para operadores
        [report] O que faz falta, para operadores
        [reload] Reler a biblioteca, para operadores
       *[about] O que há na biblioteca
    }

## Começar, e como perguntar

start =
    Olá. Encontro orientações para quem trabalha contra o tráfico de pessoas.

    Escreva algumas palavras ou uma pergunta, por exemplo:
    • manual sobre mecanismos de encaminhamento
    • sinais de trabalho forçado num navio de pesca
    • como entrevistar uma criança

    Respondo com trechos e links para download. Não guardo perguntas. Mesmo assim, o Telegram pode ler as conversas com bots: por favor, não escreva nomes nem detalhes de uma pessoa.

    /topics mostra o que há, sem escrever. /language muda o idioma. /help diz mais.
help =
    Pergunte com algumas palavras ou com uma frase inteira. Recebe até cinco manuais, diretrizes ou outros documentos de cada vez:
    • um número abre tudo sobre um deles,
    • ‹ e › viram as páginas,
    • os idiomas abaixo de um texto abrem o documento.

    Poucas palavras simples encontram mais: “verificação idade fábrica” em vez de um relato. As palavras que mais contam são o tema, o tipo de documento, o país, a entidade que o publica e o ano.

    Num grupo: /ask e as suas palavras, ou /ask em resposta à pergunta de alguém. Em qualquer conversa: o botão “Partilhar…”, ou o meu nome e as suas palavras ao escrever.

    /ask – procurar orientações
    /topics – ver por temas, sem escrever
    /new – os materiais mais recentes
    /saved – o que guardou
    /alerts – saber de novos materiais
    /language – o idioma que falo
    /settings – o que vem primeiro: idiomas, região, temas
    /lite – respostas curtas se a rede for fraca
    /clean – apagar desta conversa as nossas últimas 48 horas
    /privacy – o que guardo
    /forget – apagar tudo desta conversa
    /about – o que há na biblioteca
about =
    O Guidepost procura numa biblioteca de { $entries ->
        [one] { $entries } entrada
       *[other] { $entries } entradas
    } em { $languages ->
        [one] { $languages } idioma
       *[other] { $languages } idiomas
    }: resumos escritos por curadores, cada um com um link para o documento no site de quem o publica, num centro de recursos ou numa biblioteca oficial.

    O que guardo: nada do que pergunta. Uma pergunta é respondida e esquecida; ao virar uma página, leio a pergunta de novo nesta conversa. Quando escolhe algo em /settings ou guarda uma entrada, guardo isso com o número desta conversa; se partilha uma ficha noutra conversa, guardo o número dessa conversa, para poder corrigir a ficha. O próprio Telegram guarda esta conversa e pode ler tudo: por favor, não escreva nomes nem detalhes de uma pessoa.

    Dou orientações, não ajuda de emergência: em caso de perigo, ligue para o número de emergência do seu país.
added =
    Encontro orientações contra o tráfico de pessoas: escreva /ask e algumas palavras, ou { $username } e algumas palavras.
    Só leio isso, e as mensagens a que responder com /ask. Não leio mais nada aqui, e não guardo perguntas.
    Por favor, não escreva nomes nem detalhes de uma pessoa. Os administradores escolhem o idioma com /language, e a região e o resto com /settings.
ask_how = Escreva a sua pergunta depois de /ask, por exemplo: /ask normas para abrigos. Ou responda com /ask a uma mensagem: o texto dela é então a pergunta.
empty_question = Não encontrei palavras aí. Escreva o que procura, por exemplo “normas para abrigos” ou “como reconhecer o trabalho forçado”.
long_question = É longo demais para eu procurar. Pergunte de novo numa frase ou com algumas palavras, por exemplo “repatriamento de uma criança”. Não são precisos nomes nem detalhes de um caso.
not_text = Só consigo ler palavras, e não vi o que enviou. Escreva o que procura, por exemplo “indicadores cuidados de saúde”.
unknown_command = Não conheço esse comando. Escreva simplesmente o que procura, ou veja /help.

## Quando algo falha

apology = Desculpe, houve um erro do meu lado. Por favor, pergunte de novo. Se voltar a acontecer, informe o operador deste código: { $code }
ask_again = Houve uma interrupção antes de eu poder responder. Por favor, pergunte de novo.
too_many = É mais do que posso responder de uma vez. Respondi às primeiras mensagens; por favor, envie as outras de novo, uma a uma.
# In a small window, when somebody presses buttons too fast.
too_fast = Um momento, por favor. Toque de novo dentro de alguns segundos.
not_kept = Não pude guardar isso: a minha base de dados está cheia ou não aceita escrita. Continuo a responder. Tente mais tarde ou avise o operador.
# In a small window, the next five.
entry_gone = Esta entrada já não está na biblioteca. Por favor, pergunte de novo.
topic_gone = Este tema já não está na biblioteca. Por favor, pergunte de novo.
question_gone = Já não consigo ver a sua pergunta. Por favor, pergunte de novo.
old_button = Este botão é de um momento anterior. Por favor, pergunte de novo.
failed_press = Desculpe, isso não funcionou. Por favor, pergunte de novo.
only_administrators = Só os administradores desta conversa podem mudar as configurações dela.
administrators_unknown = O Telegram não me diz quem são os administradores. Tente mais tarde.

## Respostas

# Followed by the question as it was corrected.
results_for = Resultados para
relaxed = Nada na biblioteca corresponde a tudo isso. Isto é o mais próximo:
also_searched = Também procurei: { $labels }
# Behind a title: the document is in a language that was not chosen.
in_language = em { $language }
# A button that searches for what was typed, without corrections.
as_typed = Procurar “{ $typed }” tal qual
# A button that chooses one sense of a name.
only_sense = Só: { $label }
years_until = até { $year }
years_from = a partir de { $year }
nothing = Não encontrei nada sobre isso na biblioteca.
nothing_advice = Tente outras palavras, ou menos, sem nomes.
nearest_topics = Ou veja um tema:
previous_page = ‹ Anteriores
next_page = Seguintes ›
page_of = { $page }/{ $count }
and_more = { $number ->
       *[other] e mais { $number }
    }
download = Download
share = Partilhar…
share_one = Partilhar um destes…
continue_in_private = Continuar em privado
back_to_question = ‹ Voltar
back_to_answer = ‹ Voltar à resposta
back_to_topic = ‹ Voltar ao tema
back_to_topics = ‹ Todos os temas
choose_topic = Os temas da biblioteca, cada um com o número das suas entradas:
newest = Os materiais mais recentes
back_to_newest = ‹ Voltar aos recentes

## Fichas

entry_type =
    { $kind ->
        [handbook] Manual
        [guideline] Diretrizes
        [toolkit] Kit de ferramentas
        [report] Relatório
        [legislation] Legislação
        [standard] Norma
        [training] Formação
        [case-study] Estudo de caso
        [factsheet] Ficha informativa
        [helpline] Linha de apoio
       *[event] Evento
    }
topics = Temas
audiences = Para
# Of guidance, and of a chat.
regions = Região
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
        [picture] imagem
        [video] vídeo
        [audio] áudio
       *[web-page] página web
    }
kilobytes = { $number } kB
# 3,1 MB: a whole number and a tenth of it.
megabytes = { $whole },{ $tenth } MB
# Short for pages.
pages = { $number ->
       *[other] { $number } p.
    }
dead_link = Este link não funcionava na última verificação, em { $day }; mesmo assim, talvez abra aí.
dead_link_with_page = Este link não funcionava na última verificação, em { $day }; tente a página do documento, abaixo.
dead_link_of = O link “{ $language }” não funcionava na última verificação, em { $day }; mesmo assim, talvez abra aí.
dead_link_of_with_page = O link “{ $language }” não funcionava na última verificação, em { $day }; tente a página do documento, abaixo.
landing = Página do documento
no_document = A biblioteca não tem link para este documento.
newest_edition = Há uma edição mais recente: { $title }
newer_edition = Edição mais recente
earlier_edition = Edição anterior
see_also = Ver também: { $title }
copy_citation = Copiar a citação
open_in_bot = Abrir no Guidepost
back_to_card = ‹ Voltar à ficha
helpful = 👍 Útil
not_helpful = 👎 Não é útil
tell_problem = Comunicar um problema
outdated = Está desatualizado
dead_link_told = Um link não funciona
# In a small window, the next two.
thanks = Obrigado. Fica contado, e não guardo quem o disse.
thanks_for_problem = Obrigado. Quem cuida da biblioteca verá isto, mas não quem o disse.
send_here = Enviar o documento aqui
send_in = Enviar · { $language }
# In a small window, while Telegram fetches a document.
fetching = O Telegram vai buscar o documento…
file_not_sent = O Telegram não conseguiu obter “{ $title }” do site de quem o publica: talvez seja grande demais, ou não seja um documento. Por favor, abra o link.
open_link = Abrir o link
# In a small window.
file_gone = Este documento já não está na biblioteca. Por favor, abra a ficha de novo.

## O que se partilha noutras conversas

alerts_button = Alertas de novos materiais
with_links = { $number ->
        [one] Enviar com { $number } link
       *[other] Enviar com { $number } links
    }
replaced_entry = Aqui estava { $title }. Foi substituído por uma edição mais recente:
replaced = O que foi partilhado aqui foi substituído por uma edição mais recente:
withdrawn = Este material foi retirado da biblioteca. Por favor, não se baseie mais nele.

## O que se guarda: /saved

save = ⭐ Guardar
unsave = ⭐ Guardado – remover
# In a small window, the next three.
is_saved = Guardado. Pode ver em /saved.
is_unsaved = Removido do que guardou.
too_many_saved = Uma conversa não pode guardar mais entradas. Por favor, remova primeiro uma, com /saved.
saved = Guardado
nothing_saved = Ainda não há nada guardado aqui. Abra uma ficha e toque em “⭐ Guardar”.
export_saved = Enviar como documento
back_to_saved = ‹ Voltar ao que está guardado

## O que se escolhe: /settings, /language, /lite

settings = O que mostro primeiro nesta conversa:
language = Idiomas dos documentos
interface = Falo
lite = Respostas curtas
any = sem preferência
no_preference = Sem preferência
choose_language = Os documentos nestes idiomas vêm primeiro, pela ordem em que os escolher:
choose_region = Os materiais para esta região vêm primeiro:
choose_topics = Os materiais sobre estes temas vêm primeiro:
back_to_settings = ‹ Voltar às configurações
choose_interface = Que idioma devo falar nesta conversa?
interface_chosen = Agora falo português nesta conversa. Em /settings escolhe os idiomas em que os documentos vêm primeiro.
lite_on = As respostas curtas estão ativadas: só títulos e links, com o tamanho do documento, e sem imagens. /lite desativa-as.
lite_off = As respostas curtas estão desativadas: volta a receber trechos. /lite ativa-as de novo.
yes = sim
no = não
none = nenhum
chosen = ✓

## Pessoas em risco

# Before an answer.
case_data = A sua mensagem parece conter dados pessoais ({ $kinds }). Procurei sem eles e não guardo nada, mas o Telegram guarda esta conversa. É mais seguro apagar a sua mensagem.
case_data_only = A sua mensagem parece conter só dados pessoais ({ $kinds }). Não os procurei e não guardo nada, mas o Telegram guarda esta conversa. É mais seguro apagar a sua mensagem e perguntar com palavras simples, por exemplo “autorização de residência para uma vítima”.
case_data_kind =
    { $kind ->
        [phone] um número de telefone
        [email] um endereço de e-mail
        [document] o número de um documento
        [case] o número de um caso
        [birth] uma data de nascimento
        [account] um número de conta
        [handle] um nome de perfil
       *[name] um nome
    }
delete_message = Apagar a minha mensagem
# In a small window, the next two.
message_deleted = Apagada.
message_not_deleted = O Telegram não me deixa apagá-la. Mantenha o dedo sobre a mensagem e escolha “Apagar”.
danger = Se alguém está em perigo agora, ligue primeiro para o número de emergência do seu país.
help_lines = Linhas de apoio:
no_help_line = A biblioteca não tem linha de apoio para a sua região. Os serviços de emergência podem indicar uma.
danger_guidance = Orientações sobre isto:
clean_only_private = Só posso fazer isso na nossa conversa privada. Aqui, os administradores podem apagar mensagens.
not_cleaned = O Telegram não me deixou apagar tudo. Por favor, apague o resto: mantenha o dedo sobre uma mensagem, ou sobre a conversa.
forgotten = Esquecido. As mensagens desta conversa continuam: pode apagá-las; na nossa conversa privada, /clean faz isso com as últimas 48 horas.
forgotten_nothing = Eu não tinha guardado nada desta conversa.
# { $what }: some of the next four, with commas.
forgotten_parts = Esquecido e sobrescrito: { $what }. As mensagens desta conversa continuam: pode apagá-las; na nossa conversa privada, /clean faz isso com as últimas 48 horas.
forgotten_settings = o que tinha escolhido
forgotten_saved = { $number ->
        [one] { $number } entrada guardada
       *[other] { $number } entradas guardadas
    }
forgotten_alerts = { $number ->
        [one] { $number } alerta
       *[other] { $number } alertas
    }
forgotten_deliveries = { $number ->
        [one] { $number } mensagem que ainda devia chegar
       *[other] { $number } mensagens que ainda deviam chegar
    }
not_forgotten = Não pude fazer isso agora: a minha base de dados não aceita escrita. Tente mais tarde ou pergunte ao operador.
privacy = Não guardo perguntas, nomes nem mensagens. Isto é tudo o que está na minha base de dados; o que leva a uma pessoa ou a uma conversa está cifrado, com uma chave guardada noutro lugar:
privacy_end = /forget apaga de uma vez tudo desta conversa. O próprio Telegram guarda as conversas com bots e pode lê-las; /clean apaga as últimas 48 horas da nossa conversa privada.
kept =
    { $table ->
        [handled_update] números das mensagens tratadas há pouco, para não responder duas vezes a nenhuma; não mais de um dia
        [owed_answer] que mensagem espera uma resposta demorada; até ser dada
        [chat] o que uma conversa escolheu em /settings, /language e /lite; até ser mudado ou esquecido
        [saved_entry] o que uma conversa guardou; até ser removido ou esquecido
        [shared_card] que fichas foram partilhadas noutras conversas, para poderem ser corrigidas; durante os dias que o operador fixou
        [document_file] com que nomes o Telegram tem os documentos; nada de uma pessoa
        [subscriber] que conversas recebem alertas; até terminarem os alertas, ou um dia depois de me bloquearem
        [subscription] sobre o que e quando querem receber alertas, incluindo uma pergunta guardada; até o alerta ser terminado
        [known_entry] que materiais foram anunciados; nada de uma pessoa
        [alert] quando foram anunciados; nada de uma pessoa
        [delivery] que alertas vão para que conversas, e se foram enviados; durante 30 dias
        [entry_count] quantas vezes cada entrada foi aberta, partilhada e enviada numa semana, e quantas vezes se disse que é útil, que está desatualizada, etc.; nada de uma pessoa, durante dois anos
       *[unmet_term] palavras e temas da biblioteca que muitas conversas pediram em vão no mesmo dia; nada de uma pessoa, durante dois anos
    }

## Alertas

new_guidance = { $number ->
        [one] Novo material
       *[other] Novos materiais: { $number } documentos
    }
new_items = { $number ->
        [one] { $number } novidade
       *[other] { $number } novidades
    }
now_also_in = Agora também em { $languages }
new_edition = Uma nova edição
open_card = Abrir
show = Mostrar
stop_these = Não receber mais
why_this = Por que motivo recebo isto?
back_to_alert = ‹ Voltar ao alerta
alerts = Alertas
alert_me = Criar um alerta sobre isto
no_alerts = Esta conversa não recebe alertas de novos materiais.
alerts_here = Esta conversa recebe alertas de novos materiais sobre:
new_alert = Novo alerta
all_alerts = ‹ Todos os alertas
alert_to = Alerta para:
everything = tudo
when = Quando
quiet_hours = Período de silêncio
no_quiet_hours = Sem período de silêncio
silent = Sem som
not_silent = Com som
discreet = Dizer só que há algo novo
say_discreet = Dizer só que há algo novo
say_all = Dizer o que há de novo
paused = Em pausa: nada chega até ser retomado.
pause = Pausar
resume = Retomar
end_alert = Terminar o alerta
back = ‹ Voltar
any_of_them = Sem preferência
at_once = De imediato
every_day = Todos os dias
weekday =
    { $day ->
        [0] Às segundas-feiras
        [1] Às terças-feiras
        [2] Às quartas-feiras
        [3] Às quintas-feiras
        [4] Às sextas-feiras
        [5] Aos sábados
       *[6] Aos domingos
    }
daily = todos os dias às { $time } ({ $zone })
weekly =
    { $day ->
        [0] às segundas-feiras
        [1] às terças-feiras
        [2] às quartas-feiras
        [3] às quintas-feiras
        [4] às sextas-feiras
        [5] aos sábados
       *[6] aos domingos
    }, às { $time } ({ $zone })
# Day and time: ter 12:17
clock =
    { $day ->
        [0] seg
        [1] ter
        [2] qua
        [3] qui
        [4] sex
        [5] sáb
       *[6] dom
    } { $time }
my_clock = O meu relógio não marca { $clock }
what_time = Que horas são onde está? Só guardo a diferença para a hora universal, não um lugar.
choose_times = Quando deve chegar o alerta? Agora: { $now }. Se houver vários, chegam então numa só mensagem.
choose_quiet = Nestas horas nada chega; chega depois delas:
facet =
    { $facet ->
        [topics] Temas
        [regions] Regiões
        [languages] Idiomas
        [types] Tipos
       *[publishers] Entidades editoras
    }
choose_facet = { $facet } deste alerta. Do que escolher, basta um:
quoted = “{ $words }”
# In a small window, as are the next six.
because = Porque esta conversa pediu: { $reasons }. Pode mudar isso em /alerts.
alert_ended = Terminado. Nada mais chegará deste alerta.
alert_gone = Este alerta já tinha terminado. Veja /alerts.
alert_made = Aviso quando houver novos materiais sobre isto. Em /alerts pode mudar ou terminar o alerta.
too_many_alerts = Uma conversa não pode ter mais alertas. Por favor, termine primeiro um, com /alerts.
nothing_left = O que era novo então já não está na biblioteca. /new mostra os mais recentes.

## Datas

date = { $day } de { $month ->
        [1] janeiro
        [2] fevereiro
        [3] março
        [4] abril
        [5] maio
        [6] junho
        [7] julho
        [8] agosto
        [9] setembro
        [10] outubro
        [11] novembro
       *[12] dezembro
    } de { $year }

## Para operadores

running_for_minutes = Em funcionamento há { $minutes } min
running_for_hours = Em funcionamento há { $hours } h { $minutes } min
running_for_days = Em funcionamento há { $days } d { $hours } h
state_of_library = Biblioteca: { $what }
state_of_library_faulty = Biblioteca: { $what }; ver guidepost check
# { $entries }, { $errors } and { $warnings } are numbers.
read = { $entries ->
        [one] { $entries } entrada
       *[other] { $entries } entradas
    }, { $errors ->
        [one] { $errors } erro
       *[other] { $errors } erros
    }, { $warnings ->
        [one] { $warnings } aviso
       *[other] { $warnings } avisos
    }
audience = Inscrições: { $subscriptions }, em conversas e tópicos: { $subscribers }
no_alert_under_way = Não há nenhum alerta em curso.
alerts_under_way = Alertas em curso
progress = por enviar { $pending } · enviados { $sent } · abandonados { $given_up } · incertos { $uncertain }
alert_stopped = Parado: o Telegram não aceitou a minha mensagem. O log diz o motivo.
report = Do que as pessoas precisam
report_since = { $weeks ->
        [one] { $weeks } semana
       *[other] { $weeks } semanas
    } a partir de { $monday }
nothing_counted = Ainda nada foi contado.
problems_told = Os leitores comunicam um problema
used_most = O mais usado
unmet = Pedido e não encontrado
problem_counts = desatualizado { $outdated } · link não funciona { $dead_link }
use_counts = aberto { $shown } · partilhado { $shared } · enviado { $sent }
opinions = útil { $helpful } · não é útil { $not_helpful }
unmet_term = { $term }: no máximo { $chats } conversas num dia, em { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }
never_used = { $number ->
        [one] De { $number } entrada nada foi contado.
       *[other] De { $number } entradas nada foi contado.
    }
reloaded = Li a biblioteca de novo, e respondo com o que ela contém agora.
reloaded_same = Li a biblioteca de novo: diz o mesmo que antes.
not_reloaded = Li a biblioteca de novo e não posso adotá-la; continuo com o que sei. O log diz o motivo.
store_unreadable = Não é possível ler a pasta da biblioteca; continuo com o que sei. Ver GUIDEPOST_KNOWLEDGE.
store_empty = A biblioteca já não tem nenhuma entrada; continuo com o que sei.
reload_takes_long = A leitura da biblioteca ainda não terminou: o conteúdo dela muda, ou é muito. /status dirá mais tarde o que há nela.
cannot_reload = Não posso ler a biblioteca de novo enquanto funciono. Por favor, reinicie-me.
changes = Novas: { $added }, alteradas: { $changed }, retiradas: { $withdrawn }
