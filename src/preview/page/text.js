// A text with its entities as elements.

import { button, element } from "/page/dom.js";
import { linkTo } from "/page/links.js";
import { say } from "/page/composer.js";

const PLAIN = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/** Entities nest; offsets are in UTF-16 units, as JavaScript counts. */
export function marked(text, entities, into, start = 0, end = text.length) {
  let done = start;
  entities.forEach((entity, i) => {
    if (entity.offset < done) return;
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = entities.slice(i + 1).filter((other) => other.offset < stop);
    into.append(text.slice(done, entity.offset));
    const [outside, inside] = shell(entity, text.slice(entity.offset, stop));
    marked(text, inner, inside, entity.offset, stop);
    into.append(outside);
    // A block ends its line by itself.
    const isBlock = /blockquote|^pre$/.test(entity.type);
    done = isBlock && text[stop] === "\n" && stop < end ? stop + 1 : stop;
  });
  into.append(text.slice(done, end));
}

/** What an entity becomes, and where in it its text goes. */
function shell(entity, part) {
  const both = (made) => [made, made];
  if (entity.type === "expandable_blockquote") return both(folding());
  if (PLAIN[entity.type]) return both(element(PLAIN[entity.type]));
  switch (entity.type) {
    case "pre": {
      const code = element("code", entity.language ? { title: entity.language } : {});
      return [element("pre", { tabindex: 0 }, code), code];
    }
    case "text_link": return both(linkTo(entity.url, { title: entity.url }));
    case "url": return both(linkTo(part));
    case "email": return both(linkTo(`mailto:${part}`));
    case "phone_number": return both(linkTo(`tel:${part}`));
    case "spoiler": return both(spoiler());
    case "bot_command": return both(button({ class: "link", dir: "ltr", click: () => say(part) }));
    default: return both(element("span"));
  }
}

function folding() {
  const unfold = () => made.classList.toggle("folds");
  const made = element("blockquote", {
    class: "folds", tabindex: 0, title: "Show all",
    click: unfold, keydown: (event) => event.key === "Enter" && unfold(),
  });
  return made;
}

function spoiler() {
  const open = () => { made.classList.toggle("open"); made.removeAttribute("aria-label"); };
  const made = button({ class: "spoiler", "aria-label": "Hidden text; press to read", click: open });
  return made;
}
