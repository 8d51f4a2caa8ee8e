// Finding and making elements. Text from the bot and from people only ever becomes text nodes.

export const at = (id) => document.getElementById(id);

/** An attribute that is a function listens to the event of its name; one that is false is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

export const button = (attributes, ...children) => element("button", { type: "button", ...attributes }, ...children);

/** A sign that only decorates; the words beside it say the same. */
export const sign = (text, look = "") => element("span", { class: `sign ${look}`, "aria-hidden": "true" }, text);

/** Lets the arrow keys move between the buttons in a list. */
export function arrows(list) {
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...list.querySelectorAll("button")].filter((one) => one.offsetParent);
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (!step || !next) return;
    event.preventDefault();
    next.focus();
  });
}

/** Replaces what is in a node only when `state` is another than last time, and keeps the focus at its place. */
export function redraw(node, state, draw) {
  const written = JSON.stringify(state);
  if (drawn.get(node) === written) return;
  drawn.set(node, written);
  const focusable = () => [...node.querySelectorAll("button, select, input")];
  const focused = focusable().indexOf(document.activeElement);
  node.replaceChildren(...draw());
  const heirs = focusable();
  if (focused >= 0 && heirs.length) heirs[Math.min(focused, heirs.length - 1)].focus();
}

const drawn = new WeakMap();

/** The same one of six colours for the same name. */
export function tint(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 6007;
  return `tint-${sum % 6}`;
}

export const initial = (name) => [...name.trim()][0] || "";

export const isPhone = () => matchMedia("(max-width: 639px)").matches;
