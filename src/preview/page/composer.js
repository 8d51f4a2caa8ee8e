// The message field, with its drafts, the reply that is being written, and the menu of commands.

import { arrows, at, button, element, isPhone, redraw } from "/page/dom.js";
import { go, here, tell, tellHere } from "/page/here.js";
import { closeOffers, enterOffers, lookForOffers } from "/page/inline.js";
import { toast } from "/page/windows.js";

/** What was written and not sent, by person and chat. */
const drafts = new Map();
let place = null;
let replyTo = null;

const draftOf = (chat) => `${here.person}/${chat}`;

/** Says something in the open chat. */
export async function say(text) {
  const body = { text, reply_to: replyTo };
  stopReplying();
  try {
    await tellHere("say", body);
  } catch (problem) {
    toast(problem.message);
  }
}

/** Opens a chat and puts a text into its message field. */
export function put(text, chat) {
  if (chat === here.open) fill(text);
  else {
    drafts.set(draftOf(chat), text);
    go({ open: chat, topic: null });
  }
  document.body.dataset.screen = "chat";
  at("text").focus();
}

export function clear() {
  fill("");
  at("text").focus();
}

export function drawComposer() {
  const { chat, blocked, messages } = here.chat;
  if (place !== draftOf(here.open)) {
    drafts.set(place, at("text").value);
    place = draftOf(here.open);
    stopReplying();
    openMenu(false);
    fill(drafts.get(place) ?? "");
  }
  const isBot = chat.kind === "bot";
  const mayBegin = isBot && (blocked || messages.length === 0);
  at("begin").hidden = !mayBegin;
  at("begin").textContent = blocked ? "Unblock" : "Start";
  at("silent").textContent = objection(chat);
  at("silent").hidden = !objection(chat);
  at("composer").hidden = mayBegin || !at("silent").hidden;
  at("text").placeholder = hint(chat);
  at("menu-button").hidden = !isBot || here.about.commands.length === 0;
  redraw(at("commands"), here.about.commands, () => here.about.commands.map(command));
}

/** Why this person cannot write here, or nothing. */
function objection(chat) {
  if (chat.members.find(({ name }) => name === here.person)?.admin) return "";
  if (chat.kind === "channel") return "Only administrators write in a channel.";
  const topic = chat.topics.find(({ id }) => id === here.topic);
  return topic?.closed ? "This topic is closed." : "";
}

function hint(chat) {
  if (chat.kind !== "forum") return "Message";
  return `Message in ${chat.topics.find(({ id }) => id === here.topic)?.name ?? "General"}`;
}

function command({ command, description }) {
  const choose = () => { openMenu(false); say(`/${command}`); at("text").focus(); };
  const what = element("span", { class: "what", dir: "auto" }, description);
  return element("li", {}, button({ click: choose }, element("b", {}, `/${command}`), what));
}

function openMenu(open) {
  at("menu").hidden = !open;
  at("menu-button").setAttribute("aria-expanded", String(open));
  if (open) at("menu").querySelector("button")?.focus();
}

export function startReplying(id, words) {
  replyTo = id;
  at("replying-to").textContent = words;
  at("replying").hidden = false;
  at("text").focus();
}

function stopReplying() {
  replyTo = null;
  at("replying").hidden = true;
}

function fill(text) {
  at("text").value = text;
  written();
}

function written() {
  const text = at("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
  lookForOffers(text.value);
}

async function begin() {
  if (here.chat.blocked) await tell("block", { blocked: false });
  else await say(here.start ? `/start ${here.start}` : "/start");
  if (!isPhone()) at("text").focus();
}

at("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = at("text").value;
  if (!text.trim()) return;
  clear();
  say(text);
});

at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("composer").requestSubmit();
  }
  if (event.key === "ArrowUp" && enterOffers()) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
  if (!at("menu").hidden) { openMenu(false); at("menu-button").focus(); }
  if (closeOffers()) at("text").focus();
  stopReplying();
});

at("text").addEventListener("input", written);
at("no-reply").addEventListener("click", stopReplying);
at("menu-button").addEventListener("click", () => openMenu(at("menu").hidden));
at("begin").addEventListener("click", begin);
arrows(at("commands"));
