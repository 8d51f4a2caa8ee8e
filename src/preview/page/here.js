// Who one is, which chat is open, and what the stand-in knows of both; it is asked again after each change.

const query = new URLSearchParams(location.search);

export const here = {
  person: query.get("person") || "You",
  /** The id of the open chat; null is the private chat with the bot. */
  open: Number(query.get("chat")) || null,
  /** The open topic: null is all of them, 0 is General. */
  topic: null,
  /** What the Start button passes on. */
  start: query.get("start") || "",
  isLost: false,
  about: { name: "Bot", username: "", description: "", commands: [] },
  world: { people: [], chats: [] },
  chat: null,
};

/** The languages that were chosen on this page; the stand-in remembers those of all others. */
const languages = new Map([[here.person, query.get("language") ?? navigator.language ?? ""]]);

let turn = new AbortController();

/** Opens another chat or topic, or becomes another person. */
export function go(where) {
  if (where.person !== undefined && where.language !== undefined) languages.set(where.person, where.language);
  for (const field of ["person", "open", "topic"]) {
    if (where[field] !== undefined) here[field] = where[field];
  }
  turn.abort();
}

export async function follow(show) {
  let known = {};
  for (;;) {
    turn = new AbortController();
    const { signal } = turn;
    try {
      const world = await ask("world", known, signal);
      const chat = await ask("chat", here.open ? { chat: here.open } : {}, signal);
      const language = world.people.find(({ name }) => name === here.person)?.language ?? "";
      // The bot may register its name and commands at any time.
      const about = await ask("about", { language }, signal);
      Object.assign(here, { world, chat, about, isLost: false });
      // A group that became a supergroup has another id.
      if (here.open) here.open = chat.chat.id;
      remember(language);
      known = { since: world.version };
    } catch (problem) {
      known = {};
      if (signal.aborted) continue;
      if (problem.status === 404 && here.open) {
        Object.assign(here, { open: null, topic: null });
        continue;
      }
      here.isLost = true;
      show();
      await new Promise((resolve) => setTimeout(resolve, 2000));
      continue;
    }
    show();
  }
}

/** Lets a reload come back here. */
function remember(language) {
  query.set("person", here.person);
  query.set("language", language);
  if (here.open) query.set("chat", here.open);
  else query.delete("chat");
  history.replaceState(null, "", `?${query}`);
}

function me() {
  const language = languages.get(here.person);
  return { person: here.person, ...(language && { language: language.toLowerCase() }) };
}

async function ask(what, parameters, signal) {
  return answered(await fetch(`/page/${what}?${new URLSearchParams({ ...me(), ...parameters })}`, { signal }));
}

/** Does something as this person. */
export async function tell(what, body) {
  return answered(await fetch(`/page/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...me(), ...body }),
  }));
}

/** The same in the open chat. */
export const tellHere = (what, body) => tell(what, { ...place(), ...body });

function place() {
  return { ...(here.open && { chat: here.open }), ...(here.topic && { topic: here.topic }) };
}

async function answered(response) {
  if (response.ok) return response.json();
  throw Object.assign(new Error(await response.text()), { status: response.status });
}

/** What a chat is called for this person: a dialog by the name of the other. */
export function titleOf(chat) {
  const others = chat.members.filter(({ name }) => name !== here.person);
  return chat.kind === "dialog" ? others[0]?.name ?? here.person : chat.title;
}

export const isGroup = ({ kind }) => kind === "group" || kind === "supergroup" || kind === "forum";
