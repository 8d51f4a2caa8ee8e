// Links: those of t.me that lead to the bot or share something are followed on this page, all others in a new tab.

import { element } from "/page/dom.js";
import { go, here, isGroup, tell } from "/page/here.js";
import { chosenChat } from "/page/chats.js";
import { put } from "/page/composer.js";
import { toast } from "/page/windows.js";

export function linkTo(url, attributes = {}) {
  const isWhole = /^(https?|mailto|tel|tg|ftp):/i.test(url);
  const href = isWhole ? url : `http://${url}`;
  const follow = (event) => {
    const way = wayInside(href);
    if (!way) return;
    event.preventDefault();
    way().catch((problem) => toast(problem.message));
  };
  return element("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer", click: follow });
}

/** What following a link does on this page; nothing for one that leads out of it. */
function wayInside(href) {
  const url = URL.canParse(href) && new URL(href);
  if (!url || url.hostname !== "t.me") return null;
  const [name, rest] = url.pathname.slice(1).split("/");
  if (name === "share" && rest === "url") return () => share(url.searchParams);
  if (name.toLowerCase() !== here.about.username.toLowerCase()) return null;
  if (url.searchParams.has("startgroup")) return () => startInGroup(url);
  return () => startPrivately(url);
}

export async function startPrivately(url) {
  if (url.searchParams.has("start")) await tell("open", { url: `https://t.me${url.pathname}${url.search}` });
  go({ open: null, topic: null });
}

async function startInGroup(url) {
  const chat = await chosenChat(isGroup);
  if (chat === undefined) return;
  await tell("open", { url: `https://t.me${url.pathname}${url.search}`, chat });
  go({ open: chat, topic: null });
}

async function share(parameters) {
  const chat = await chosenChat(() => true);
  if (chat === undefined) return;
  const words = [parameters.get("url"), parameters.get("text")];
  put(words.filter(Boolean).join("\n"), chat);
}
