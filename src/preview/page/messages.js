// The messages of the open chat.

import { at, button, element, tint } from "/page/dom.js";
import { here } from "/page/here.js";
import { startReplying } from "/page/composer.js";
import { keyboard } from "/page/keys.js";
import { marked } from "/page/text.js";

/** What is drawn, by the id of the message, and for which chat. */
const drawn = new Map();
let place = "";
let isAtEnd = true;

/** Only what changed is drawn anew, so that the focus and a screen reader stay where they are. */
export function drawLog() {
  const log = at("log");
  const chat = here.chat.chat;
  const messages = here.chat.messages.filter(isInTopic);
  const isElsewhere = place !== `${here.person}/${chat.id}/${here.topic}`;
  if (isElsewhere) {
    place = `${here.person}/${chat.id}/${here.topic}`;
    drawn.clear();
    log.replaceChildren();
  }
  // Nobody wants a whole chat read out because it was opened.
  log.setAttribute("aria-live", isElsewhere ? "off" : "polite");
  const ids = new Set(messages.map(({ id }) => id));
  for (const [id, { node }] of drawn) {
    if (!ids.has(id)) { node.remove(); drawn.delete(id); }
  }
  let grown = false;
  messages.forEach((message, i) => {
    const named = namedAbove(message, messages[i - 1]);
    const topic = here.topic === null && chat.topics.find(({ id }) => id === message.topic)?.name;
    const state = JSON.stringify([message, ids.has(message.reply_to), named, topic]);
    const old = drawn.get(message.id);
    if (old?.state === state) return;
    const node = message.service ? report(message) : item(message, named, topic);
    grown ||= !old;
    replace(old?.node, node);
    drawn.set(message.id, { node, state });
  });
  at("empty").hidden = messages.length > 0 || chat.kind === "bot";
  log.hidden = messages.length === 0;
  if (isElsewhere || grown || isAtEnd) toEnd();
}

function toEnd() {
  isAtEnd = true;
  at("log").scrollTop = at("log").scrollHeight;
}

function isInTopic({ topic }) {
  return here.topic === null || (topic ?? 0) === here.topic;
}

/** The name is above the first of several messages of one sender, in rooms. */
function namedAbove(message, before) {
  const { kind } = here.chat.chat;
  if (message.mine || kind === "bot" || kind === "dialog") return false;
  return !before || before.service || before.sender !== message.sender || before.topic !== message.topic;
}

function replace(old, node) {
  const keys = old ? [...old.querySelectorAll(".key")] : [];
  const focused = keys.indexOf(document.activeElement);
  if (old) old.replaceWith(node);
  else at("log").append(node);
  const heirs = node.querySelectorAll(".key");
  if (focused >= 0) (heirs[Math.min(focused, heirs.length - 1)] ?? at("log")).focus();
}

const report = ({ id, text }) => element("p", { id: `message-${id}`, class: "service", dir: "auto" }, text);

function item(message, named, topic) {
  const look = message.mine ? "message mine" : "message";
  const made = element("article", { id: `message-${message.id}`, class: look, "aria-label": message.mine ? "You" : message.sender });
  made.append(bubble(message, named, topic));
  if (message.buttons.length) made.append(keyboard(message));
  return made;
}

function bubble(message, named, topic) {
  const made = element("div", { class: "bubble" });
  const above = element("p", { class: "above" });
  if (named) above.append(element("b", { class: tint(message.sender), dir: "auto" }, message.sender));
  if (message.via_bot) above.append(element("span", {}, `via @${here.about.username}`));
  if (topic) above.append(element("span", { class: "topic", dir: "auto" }, `in ${topic}`));
  if (above.childNodes.length) made.append(above);
  const replied = message.reply_to && here.chat.messages.find(({ id }) => id === message.reply_to);
  if (replied) made.append(quote(replied));
  if (message.content.document) made.append(file(message.content.document));
  if (message.text) {
    const text = element("div", { class: "text", dir: "auto" });
    marked(message.text, message.entities, text);
    made.append(text);
  } else if (!message.content.document) made.append(element("p", { class: "text" }, inWords(message)));
  const time = new Date(message.date * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const when = element("div", { class: "when" });
  when.append(button({ click: () => startReplying(message.id, inWords(message)) }, "Reply"));
  if (message.edited) when.append(element("span", {}, "edited"));
  when.append(element("time", {}, time));
  made.append(when);
  return made;
}

function quote(replied) {
  const find = () => {
    const there = at(`message-${replied.id}`);
    document.querySelector(".target")?.classList.remove("target");
    there?.classList.add("target");
    there?.scrollIntoView({ block: "center" });
  };
  const words = [element("b", {}, replied.mine ? "You" : replied.sender), element("span", {}, inWords(replied))];
  return button({ class: "quote", dir: "auto", title: "Show this message", click: find }, ...words);
}

function file({ file_name: name = "file", file_size: size }) {
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "file";
  const words = [element("b", { dir: "auto" }, name), element("span", { class: "what" }, size ? inBytes(size) : "file")];
  return element("div", { class: "file" },
    element("span", { class: "ending", "aria-hidden": "true" }, ending.toUpperCase()), element("span", {}, ...words));
}

function inBytes(size) {
  if (size < 1000) return `${size} bytes`;
  const [unit, step] = size < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  return `${(size / step).toFixed(1)} ${unit}`;
}

/** A message in one line. */
function inWords({ text, content }) {
  return text || content.document?.file_name || `[${Object.keys(content).join(", ") || "message"}]`;
}

at("log").addEventListener("scroll", () => {
  const { scrollTop, scrollHeight, clientHeight } = at("log");
  isAtEnd = scrollHeight - scrollTop - clientHeight < 120;
});

// The field below grows with what is written, and phones slide in a keyboard.
new ResizeObserver(() => isAtEnd && toEnd()).observe(at("log"));
