// The page of the stand-in: shows one chat and does what the person does.
// Text from the bot and from people only ever becomes text nodes.
"use strict";

const query = new URLSearchParams(location.search);
const me = { person: query.get("person") || "You", language: (query.get("language") || navigator.language || "").toLowerCase() };
const at = (id) => document.getElementById(id);
const log = at("log");

let about = { name: "Bot", description: "", commands: [] };
let chat = { version: 0, messages: [], blocked: false, action: null };
let replyTo = null;
let toastTimer = 0;
let actionTimer = 0;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

// ---- talking to the stand-in

async function tell(what, body) {
  const answer = await fetch(`/page/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...me, ...body }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function ask(what, parameters) {
  const answer = await fetch(`/page/${what}?${new URLSearchParams({ ...me, ...parameters })}`);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function follow() {
  let known = {};
  for (;;) {
    try {
      // The bot may register its name and commands at any time.
      about = await ask("about", {});
      chat = await ask("chat", known);
      known = { since: chat.version };
      show();
    } catch {
      known = {};
      at("status").textContent = "the preview has stopped; waiting for it…";
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

async function say(text) {
  const body = { text, reply_to: replyTo };
  stopReplying();
  try {
    await tell("say", body);
  } catch (problem) {
    toast(problem.message);
  }
}

async function press(key, message, row, column) {
  key.setAttribute("aria-busy", "true");
  try {
    const { answer } = await tell("press", { message_id: message.id, row, column });
    if (!answer) toast("The bot has not answered this press.");
    else if (answer.text && answer.show_alert) alarm(answer.text);
    else if (answer.text) toast(answer.text);
  } catch (problem) {
    toast(problem.message);
  }
  key.removeAttribute("aria-busy");
}

// ---- text with entities

const PLAIN = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

function linkTo(url) {
  const isSafe = /^(https?|mailto|tel|tg|ftp):/i.test(url);
  return element("a", { href: isSafe ? url : `http://${url}`, target: "_blank", rel: "noopener noreferrer" });
}

function shell(entity, part) {
  if (PLAIN[entity.type]) {
    const made = element(PLAIN[entity.type]);
    if (entity.type === "expandable_blockquote") {
      made.classList.add("folds");
      made.tabIndex = 0;
      made.title = "Show all";
      const unfold = () => made.classList.toggle("folds");
      made.addEventListener("click", unfold);
      made.addEventListener("keydown", (event) => event.key === "Enter" && unfold());
    }
    return [made, made];
  }
  switch (entity.type) {
    case "pre": {
      const code = element("code", entity.language ? { title: entity.language } : {});
      return [element("pre", { tabindex: 0 }, code), code];
    }
    case "text_link": { const link = linkTo(entity.url); link.title = entity.url; return [link, link]; }
    case "url": { const link = linkTo(part); return [link, link]; }
    case "email": { const link = linkTo(`mailto:${part}`); return [link, link]; }
    case "phone_number": { const link = linkTo(`tel:${part}`); return [link, link]; }
    case "spoiler": {
      const made = element("button", { type: "button", class: "spoiler", "aria-label": "Hidden text; press to read" });
      made.addEventListener("click", () => { made.classList.toggle("open"); made.removeAttribute("aria-label"); });
      return [made, made];
    }
    case "bot_command": {
      const made = element("button", { type: "button", class: "link", onclick: () => say(part) });
      return [made, made];
    }
    default: { const made = element("span"); return [made, made]; }
  }
}

// Entities nest; offsets are in UTF-16 units, as JavaScript counts.
function marked(text, entities, start, end, into) {
  let done = start;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    if (entity.offset < done) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = entities.slice(i + 1).filter((other) => other.offset < stop);
    into.append(text.slice(done, entity.offset));
    const [outside, inside] = shell(entity, text.slice(entity.offset, stop));
    marked(text, inner, entity.offset, stop, inside);
    into.append(outside);
    // A block ends its line by itself.
    const isBlock = /blockquote|^pre$/.test(entity.type);
    done = isBlock && text[stop] === "\n" && stop < end ? stop + 1 : stop;
  }
  into.append(text.slice(done, end));
}

// ---- messages

function preview(message) {
  return message.text || `[${Object.keys(message.content).join(", ") || "message"}]`;
}

function key(button, message, row, column) {
  const sign = (text) => element("span", { class: "sign", "aria-hidden": "true" }, text);
  const kind = `key ${button.style || ""}`;
  const value = button.value;
  switch (button.kind) {
    case "url": {
      const link = linkTo(value);
      link.className = kind;
      link.title = value;
      link.append(button.label, sign("↗"));
      return link;
    }
    case "callback": {
      const made = element("button", { type: "button", class: kind }, button.label);
      made.addEventListener("click", () => press(made, message, row, column));
      return made;
    }
    case "copy_text":
      return element("button", { type: "button", class: kind, onclick: () => copy(value) }, button.label, sign("⧉"));
    case "switch_inline":
      return element("button", {
        type: "button", class: kind, onclick: () => toast(`In Telegram you would choose a chat for: @${about.username} ${value}`),
      }, button.label, sign("↪"));
    default:
      return element("button", {
        type: "button", class: kind, onclick: () => toast("Only Telegram itself can do this."),
      }, button.label);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast(text);
  }
}

function bubble(message) {
  const bubble = element("div", { class: "bubble" });
  const replied = message.reply_to && chat.messages.find((other) => other.id === message.reply_to);
  if (replied) {
    const find = () => {
      const there = at(`message-${replied.id}`);
      document.querySelector(".target")?.classList.remove("target");
      there.classList.add("target");
      there.scrollIntoView({ block: "center" });
    };
    bubble.append(element("button", { type: "button", class: "quote", dir: "auto", title: "Show this message", onclick: find }, preview(replied)));
  }
  const text = element("div", { class: "text", dir: "auto" });
  if (message.text) marked(message.text, message.entities, 0, message.text.length, text);
  else text.append(preview(message));
  const time = new Date(message.date * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const when = element("div", { class: "when" });
  when.append(element("button", { type: "button", onclick: () => startReplying(message) }, "Reply"));
  if (message.edited) when.append(element("span", {}, "edited"));
  when.append(element("span", {}, time));
  bubble.append(text, when);
  return bubble;
}

function item(message) {
  const who = message.from_bot ? about.name : me.person;
  const made = element("article", { id: `message-${message.id}`, class: message.from_bot ? "message" : "message mine", "aria-label": who });
  made.append(bubble(message));
  if (message.buttons.length) {
    const keys = element("div", { class: "keys", role: "group", "aria-label": "Buttons of this message" });
    message.buttons.forEach((row, y) => {
      keys.append(element("div", {}, ...row.map((button, x) => key(button, message, y, x))));
    });
    made.append(keys);
  }
  return made;
}

// ---- the whole

const drawn = new Map();

// Only what changed is drawn anew, so that the focus and a screen reader stay where they are.
function show() {
  const nearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const ids = new Set(chat.messages.map((message) => message.id));
  let grown = false;
  for (const [id, { node }] of drawn) {
    if (!ids.has(id)) { node.remove(); drawn.delete(id); }
  }
  for (const message of chat.messages) {
    const state = JSON.stringify([message, ids.has(message.reply_to)]);
    const old = drawn.get(message.id);
    if (old?.state === state) continue;
    const node = item(message);
    const keys = old ? [...old.node.querySelectorAll(".key")] : [];
    const focused = keys.indexOf(document.activeElement);
    if (old) old.node.replaceWith(node);
    else { log.append(node); grown = true; }
    const heirs = node.querySelectorAll(".key");
    if (focused >= 0) (heirs[Math.min(focused, heirs.length - 1)] || log).focus();
    drawn.set(message.id, { node, state });
  }
  if (grown || nearEnd) log.scrollTop = log.scrollHeight;

  document.title = about.name;
  at("name").textContent = about.name;
  at("portrait").textContent = [...about.name][0] || "";
  const doing = chat.action && chat.action.replaceAll("_", " ");
  at("status").textContent = chat.blocked ? "blocked" : doing ? `${doing}…` : "bot";
  at("block").textContent = chat.blocked ? "Unblock" : "Block";
  at("block").setAttribute("aria-pressed", String(chat.blocked));

  const isEmpty = chat.messages.length === 0;
  at("start").hidden = !isEmpty || !about.description;
  at("description").textContent = about.description;
  log.hidden = isEmpty;
  at("begin").hidden = !isEmpty && !chat.blocked;
  at("begin").textContent = chat.blocked ? "Unblock" : "Start";
  at("composer").hidden = !at("begin").hidden;
  at("menu-button").hidden = about.commands.length === 0;
  showMenu();

  clearTimeout(actionTimer);
  if (chat.action) actionTimer = setTimeout(() => { chat.action = null; show(); }, 5000);
}

let menuState = "";

function showMenu() {
  const state = JSON.stringify(about.commands);
  if (state === menuState) return;
  menuState = state;
  at("menu").replaceChildren(...about.commands.map(({ command, description }) => {
    const choose = () => { openMenu(false); say(`/${command}`); at("text").focus(); };
    const what = element("span", { class: "what", dir: "auto" }, description);
    return element("li", {}, element("button", { type: "button", onclick: choose }, element("b", {}, `/${command}`), what));
  }));
}

function openMenu(open) {
  at("menu").hidden = !open;
  at("menu-button").setAttribute("aria-expanded", String(open));
  if (open) at("menu").querySelector("button")?.focus();
}

function startReplying(message) {
  replyTo = message.id;
  at("replying-to").textContent = preview(message);
  at("replying").hidden = false;
  at("text").focus();
}

function stopReplying() {
  replyTo = null;
  at("replying").hidden = true;
}

function toast(text) {
  clearTimeout(toastTimer);
  at("toast").textContent = text;
  at("toast").hidden = false;
  toastTimer = setTimeout(() => { at("toast").hidden = true; }, 4000);
}

function alarm(text) {
  at("alert-text").textContent = text;
  at("alert").showModal();
}

function fit() {
  const text = at("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

at("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = at("text").value;
  if (!text.trim()) return;
  at("text").value = "";
  fit();
  say(text);
});

at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("composer").requestSubmit();
  }
});

at("text").addEventListener("input", fit);
at("no-reply").addEventListener("click", stopReplying);
at("menu-button").addEventListener("click", () => openMenu(at("menu").hidden));
at("block").addEventListener("click", () => tell("block", { blocked: !chat.blocked }));

at("begin").addEventListener("click", async () => {
  if (chat.blocked) await tell("block", { blocked: false });
  else await say(query.get("start") ? `/start ${query.get("start")}` : "/start");
  at("text").focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!at("menu").hidden) { openMenu(false); at("menu-button").focus(); }
  stopReplying();
});

follow();
