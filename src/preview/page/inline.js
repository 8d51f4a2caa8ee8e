// Inline mode: "@name_of_the_bot words" in the message field shows what the bot offers to send.

import { arrows, at, button, element } from "/page/dom.js";
import { here, tell, tellHere } from "/page/here.js";
import { clear } from "/page/composer.js";
import { startPrivately } from "/page/links.js";
import { toast } from "/page/windows.js";

/** How long a person stops typing before the bot is asked. */
const PAUSE = 300;

let timer = 0;
/** What is shown or being asked for; null when nothing is. */
let looking = null;

/** Shows the offers for what stands in the message field. */
export function lookForOffers(text) {
  const query = queryIn(text);
  if (query === null) closeOffers();
  else if (looking?.query !== query) {
    clearTimeout(timer);
    looking = { query, next: "", count: 0 };
    timer = setTimeout(more, PAUSE, looking);
  }
}

/** Returns whether there were any. */
export function closeOffers() {
  clearTimeout(timer);
  looking = null;
  const wereShown = !at("offers").hidden;
  at("offers").hidden = true;
  at("offers-count").textContent = "";
  return wereShown;
}

/** Moves the focus to the nearest offer; returns whether there is one. */
export function enterOffers() {
  const first = !at("offers").hidden && at("offers").querySelector("li button");
  if (first) first.focus();
  return Boolean(first);
}

function queryIn(text) {
  const start = `@${here.about.username} `.toLowerCase();
  const isAsked = here.about.username && text.toLowerCase().startsWith(start);
  return isAsked ? text.slice(start.length) : null;
}

/** Asks for the first or the next page of offers. */
async function more(wanted) {
  if (wanted.isAsking) return;
  wanted.isAsking = true;
  try {
    const place = here.open ? { chat: here.open } : {};
    const answer = await tell("inline", { ...place, query: wanted.query, offset: wanted.next });
    // Somebody may have typed on in the meantime.
    if (wanted === looking) show(answer);
  } catch (problem) {
    toast(problem.message);
  }
  wanted.isAsking = false;
}

function show({ id, results, next_offset, button: above }) {
  const list = at("offers-list");
  if (!looking.next) list.replaceChildren();
  list.append(...results.map((result) => offer(id, result)));
  looking.next = next_offset;
  looking.count += results.length;
  at("offers-more").hidden = !next_offset;
  at("offers-button").hidden = !above;
  at("offers-button").textContent = above?.text ?? "";
  at("offers-button").onclick = () => openAbove(above);
  if (looking.count === results.length) at("offers").scrollTop = 0;
  at("offers").hidden = looking.count === 0 && !above;
  at("offers-count").textContent = `The bot offers ${looking.count}; the arrow key up leads there.`;
}

function offer(query, { id, title, description }) {
  const words = [
    element("b", { dir: "auto" }, title),
    element("span", { class: "what", dir: "auto" }, description),
  ];
  return element("li", {}, button({ click: () => choose(query, id) }, ...words));
}

async function choose(query_id, result_id) {
  clear();
  try {
    await tellHere("choose", { query_id, result_id });
  } catch (problem) {
    toast(problem.message);
  }
}

async function openAbove(above) {
  if (!above.start_parameter) return toast("Only Telegram itself can do this.");
  clear();
  const url = new URL(`https://t.me/${here.about.username}?start=${above.start_parameter}`);
  return startPrivately(url).catch((problem) => toast(problem.message));
}

at("offers-more").addEventListener("click", () => more(looking));
at("offers").addEventListener("scroll", () => {
  const { scrollTop, scrollHeight, clientHeight } = at("offers");
  if (looking?.next && scrollHeight - scrollTop - clientHeight < 60) more(looking);
});
arrows(at("offers"));
