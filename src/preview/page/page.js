// The page of the stand-in: shows a person's chats and does what the person does.

import { at, isPhone } from "/page/dom.js";
import { follow, here } from "/page/here.js";
import { drawChats } from "/page/chats.js";
import { drawComposer } from "/page/composer.js";
import { drawLog } from "/page/messages.js";
import { drawRoom } from "/page/room.js";

function show() {
  if (here.isLost) {
    at("status").textContent = "the preview has stopped; waiting for it…";
    return;
  }
  drawChats();
  drawRoom();
  drawLog();
  drawComposer();
}

at("back").addEventListener("click", () => {
  document.body.dataset.screen = "list";
  if (isPhone()) at("chats").querySelector("[aria-current], button")?.focus();
});

follow(show);
