// The head of the open chat: its title, its topics, who is in it, and what the bot gets to hear.

import { at, button, element, initial, redraw, tint } from "/page/dom.js";
import { go, here, isGroup, tell, titleOf } from "/page/here.js";
import { KINDS } from "/page/chats.js";

let actionTimer = 0;

export function drawRoom() {
  const { chat, blocked } = here.chat;
  const title = titleOf(chat);
  document.title = `${title} – preview`;
  at("name").textContent = title;
  at("portrait").textContent = initial(title);
  at("portrait").className = `portrait ${tint(title)}`;
  at("status").textContent = status();
  at("block").hidden = chat.kind !== "bot";
  at("block").textContent = blocked ? "Unblock" : "Block";
  at("block").setAttribute("aria-pressed", String(blocked));
  at("show-members").hidden = chat.kind === "bot" || chat.kind === "dialog";
  at("hears").textContent = hears(chat);
  at("hears").hidden = !at("hears").textContent;
  at("start").hidden = chat.kind !== "bot" || here.chat.messages.length > 0 || !here.about.description;
  at("description").textContent = here.about.description;
  drawTopics(chat);
  drawMembers(chat);
  // Whoever removed themselves is elsewhere now.
  if (at("show-members").hidden) at("members").close();
  clearTimeout(actionTimer);
  if (here.chat.action) actionTimer = setTimeout(() => { here.chat.action = null; drawRoom(); }, 5000);
}

function status() {
  const { chat, blocked, action } = here.chat;
  if (blocked) return "blocked";
  if (action) return `${here.about.name} is ${action.replaceAll("_", " ")}…`;
  const count = chat.members.length + (chat.bot !== "out");
  if (chat.kind === "bot" || chat.kind === "dialog") return KINDS[chat.kind];
  return `${KINDS[chat.kind]}, ${count} ${count === 1 ? "member" : "members"}`;
}

function hears(chat) {
  if (chat.kind === "bot") return "";
  const { name } = here.about;
  if (chat.kind === "dialog" || chat.bot === "out") return `${name} is not here; only what is sent through it reaches it.`;
  if (chat.hears_all) return `${name} reads everything that is written here.`;
  return `${name} reads only what is addressed to it: commands, mentions and replies.`;
}

function drawTopics(chat) {
  const all = [{ id: null, name: "All" }, { id: 0, name: "General" }, ...chat.topics];
  at("topics").hidden = chat.kind !== "forum";
  redraw(at("topics"), [chat.id, here.topic, chat.topics], () => all.map(({ id, name, closed }) => {
    const words = closed ? `${name} (closed)` : name;
    return button({ dir: "auto", "aria-pressed": String(id === here.topic), click: () => go({ topic: id }) }, words);
  }));
}

function drawMembers(chat) {
  at("members-title").textContent = `Members of “${chat.title}”`;
  at("add-topic").hidden = chat.kind !== "forum";
  at("upgrade").hidden = chat.kind !== "group";
  redraw(at("members-list"), [chat.id, chat.members, chat.bot, here.about.name], () => [
    theBot(chat),
    ...chat.members.map((member) => somebody(chat, member)),
  ]);
  const others = here.world.people.map(({ name }) => name).filter((name) => name !== here.person);
  redraw(at("people"), others, () => others.map((value) => element("option", { value })));
}

function theBot(chat) {
  const roles = { remove_bot: "not here", add_bot: "member", add_bot_admin: "administrator" };
  const role = { out: "remove_bot", member: "add_bot", administrator: "add_bot_admin" }[chat.bot];
  return entry(here.about.name, choice(`What ${here.about.name} is here`, roles, role, (action) => change({ action })));
}

function somebody(chat, { name, creator, admin, anonymous }) {
  const remove = button({ class: "quiet", "aria-label": `Remove ${name}`, click: () => change({ action: "remove", who: name }) }, "Remove");
  if (creator) return entry(name, element("span", { class: "what" }, "creator"), remove);
  const roles = { add: "member", admin: "administrator", ...(isGroup(chat) && { anonymous: "anonymous admin" }) };
  const role = anonymous ? "anonymous" : admin ? "admin" : "add";
  return entry(name, choice(`What ${name} is here`, roles, role, (action) => change({ action, who: name })), remove);
}

function entry(name, ...controls) {
  return element("li", {}, element("b", { dir: "auto" }, name), ...controls);
}

function choice(label, options, value, choose) {
  const made = element("select", { "aria-label": label, change: () => choose(made.value) },
    ...Object.entries(options).map(([value, words]) => element("option", { value }, words)));
  made.value = value;
  return made;
}

async function change(wanted) {
  at("members-problem").textContent = "";
  try {
    await tell("members", { chat: here.open, ...wanted });
  } catch (problem) {
    at("members-problem").textContent = problem.message;
  }
}

/** Lets a form change the room by the text in its field. */
function changeBy(form, field, wanted) {
  at(form).addEventListener("submit", (event) => {
    event.preventDefault();
    change(wanted(at(field).value.trim()));
    at(field).value = "";
  });
}

changeBy("add-member", "member-name", (who) => ({ action: "add", who }));
changeBy("add-topic", "topic-name", (name) => ({ action: "topic", name }));
at("upgrade").addEventListener("click", () => change({ action: "migrate" }));
at("show-members").addEventListener("click", () => at("members").showModal());
at("block").addEventListener("click", () => tell("block", { blocked: !here.chat.blocked }));
