// Who one is, the list of chats, and the windows to make or to choose one.

import { arrows, at, button, element, initial, isPhone, redraw, tint } from "/page/dom.js";
import { go, here, tell, titleOf } from "/page/here.js";
import { shown, toast } from "/page/windows.js";

const NEW_PERSON = "\u0000new";

export const KINDS = {
  bot: "bot", dialog: "person", group: "group", supergroup: "supergroup", forum: "forum", channel: "channel",
};

export function drawChats() {
  const people = here.world.people.map(({ name, language }) => ({ name, language }));
  redraw(at("person"), people, () => [
    ...people.map(({ name, language }) => element("option", { value: name }, language ? `${name} (${language})` : name)),
    element("option", { value: NEW_PERSON }, "New person…"),
  ]);
  at("person").value = here.person;
  const chats = inOrder();
  redraw(at("chats"), [here.person, here.open, chats], () => chats.map((chat) => element("li", {}, entry(chat))));
}

/** The bot comes first. */
const inOrder = () => [...here.world.chats].sort((one, other) => (other.kind === "bot") - (one.kind === "bot"));

/** The id by which the page knows a chat: the private one with the bot has none. */
const idOf = (chat) => (chat.kind === "bot" ? null : chat.id);

function entry(chat) {
  const id = idOf(chat);
  const open = () => {
    if (id !== here.open) go({ open: id, topic: null });
    document.body.dataset.screen = "chat";
    at(isPhone() ? "back" : "text").focus();
  };
  return button({ click: open, "aria-current": id === here.open && "true" }, ...words(chat, chat.last || KINDS[chat.kind]));
}

function words(chat, below) {
  const title = titleOf(chat);
  return [
    element("span", { class: `portrait ${tint(title)}`, "aria-hidden": "true" }, initial(title)),
    element("span", { class: "heading" },
      element("b", { dir: "auto" }, title), element("span", { class: "what", dir: "auto" }, below)),
  ];
}

/** Lets the person choose one of their chats, or make one; gives its id, null for the bot's, undefined for none. */
export async function chosenChat(isAllowed) {
  const chats = inOrder().filter(isAllowed);
  at("chooser-list").replaceChildren(...chats.map((chat, i) => {
    const entry = element("button", { value: String(i) }, ...words(chat, KINDS[chat.kind]));
    return element("li", {}, entry);
  }));
  at("chooser-empty").hidden = chats.length > 0;
  const choice = await shown(at("chooser"));
  if (choice === "new") return newChat();
  return choice === "" ? undefined : idOf(chats[Number(choice)]);
}

async function newChat() {
  at("chat-window").querySelector("form").reset();
  suitKind();
  if (await shown(at("chat-window")) !== "ok") return undefined;
  const kind = at("chat-kind").value;
  try {
    const { id } = await tell("group", { kind, title: at("chat-name").value });
    if (kind !== "dialog") await fillRoom(id);
    return id;
  } catch (problem) {
    toast(problem.message);
    return undefined;
  }
}

async function fillRoom(chat) {
  const people = at("chat-people").value.split(",").map((name) => name.trim()).filter(Boolean);
  for (const who of people) await tell("members", { chat, action: "add", who });
  if (at("chat-bot").value) await tell("members", { chat, action: at("chat-bot").value });
}

/** A dialog has a person and nobody else. */
function suitKind() {
  const isDialog = at("chat-kind").value === "dialog";
  at("chat-name-label").textContent = isDialog ? "With" : "Title";
  at("chat-more").hidden = isDialog;
  if (isDialog) at("chat-name").setAttribute("list", "people");
  else at("chat-name").removeAttribute("list");
}

async function newPerson() {
  at("person-name").value = "";
  at("person-language").value = navigator.language.slice(0, 2);
  const answer = await shown(at("person-window"));
  const name = at("person-name").value.trim();
  if (answer === "ok" && name) go({ person: name, language: at("person-language").value.trim() });
  else at("person").value = here.person;
}

at("person").addEventListener("change", () => {
  if (at("person").value === NEW_PERSON) newPerson();
  else go({ person: at("person").value });
});

at("new-chat").addEventListener("click", async () => {
  const open = await newChat();
  if (open === undefined) return;
  go({ open, topic: null });
  document.body.dataset.screen = "chat";
});

at("chat-kind").addEventListener("change", suitKind);
arrows(at("chats"));
arrows(at("chooser-list"));
