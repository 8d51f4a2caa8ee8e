// Toasts and windows over the page.

import { at } from "/page/dom.js";

let toastTimer = 0;

export function toast(text) {
  clearTimeout(toastTimer);
  at("toast").textContent = text;
  at("toast").hidden = false;
  toastTimer = setTimeout(() => { at("toast").hidden = true; }, 4000);
}

export function alarm(text) {
  at("alert-text").textContent = text;
  at("alert").showModal();
}

/** Shows a window until it is closed; gives the value of the button that closed it, or "". */
export function shown(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}

for (const closing of document.querySelectorAll("[data-closes]")) {
  closing.addEventListener("click", () => closing.closest("dialog").close(""));
}
