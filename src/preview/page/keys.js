// The buttons under a message, and what pressing them does.

import { button, element, sign } from "/page/dom.js";
import { here, tellHere } from "/page/here.js";
import { chosenChat } from "/page/chats.js";
import { put } from "/page/composer.js";
import { linkTo } from "/page/links.js";
import { alarm, toast } from "/page/windows.js";

export function keyboard(message) {
  const rows = message.buttons.map((row) => element("div", {}, ...row.map((each) => key(each, message))));
  return element("div", { class: "keys", role: "group", "aria-label": "Buttons of this message" }, ...rows);
}

function key({ kind, value, label, style }, message) {
  const look = `key ${style ?? ""}`;
  const doing = (deed, ...signs) => button({ class: look, click: deed }, label, ...signs);
  const [field, options] = kind === "other" ? value : [];
  switch (field ?? kind) {
    case "callback": return doing((event) => press(event.currentTarget, message, value));
    case "copy_text": return doing(() => copy(value), sign("", "copies"));
    case "switch_inline": return doing(() => ask(value, () => true), sign("↪"));
    case "switch_inline_here": return doing(() => put(query(value), here.open));
    case "switch_inline_query_chosen_chat":
      return doing(() => ask(options.query ?? "", (chat) => allows(options, chat)), sign("↪"));
    case "url": {
      const link = linkTo(value, { class: look, title: value });
      link.append(label, sign("↗"));
      return link;
    }
    default: return doing(() => toast("Only Telegram itself can do this."));
  }
}

async function press(key, message, data) {
  key.setAttribute("aria-busy", "true");
  try {
    const { answer } = await tellHere("press", { message: message.id, data });
    if (!answer) toast("The bot has not answered this press.");
    else if (answer.url) linkTo(answer.url).click();
    else if (answer.text && answer.show_alert) alarm(answer.text);
    else if (answer.text) toast(answer.text);
  } catch (problem) {
    toast(problem.message);
  }
  key.removeAttribute("aria-busy");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast(text);
  }
}

const query = (words) => `@${here.about.username} ${words}`;

/** Puts an inline query into the message field of a chat that the person chooses. */
async function ask(words, isAllowed) {
  const chat = await chosenChat(isAllowed);
  if (chat !== undefined) put(query(words), chat);
}

function allows(options, { kind }) {
  const field = { bot: "allow_bot_chats", dialog: "allow_user_chats", channel: "allow_channel_chats" }[kind];
  return Boolean(options[field ?? "allow_group_chats"]);
}
