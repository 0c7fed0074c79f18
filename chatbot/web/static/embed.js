// The compact page and the page that frames it. Nothing of the conversation goes out: only that a
// question was asked or answered, and the article’s own words that a citation is to show there.
"use strict";

if (document.body.classList.contains("embed")) {
  const given = new URLSearchParams(location.search);
  const known = [location.origin, ...document.body.dataset.hosts.split(" ")];
  const host = parent !== window && known.includes(given.get("site")) ? given.get("site") : null;
  const send = (type, data = {}) => host && parent.postMessage({ footnote: 1, type, ...data }, host);
  const question = document.getElementById("question");
  const touch = matchMedia("(pointer: coarse)");
  const [CONTEXT, PATIENCE, LONGEST] = [40, 1_000, 2_000];

  let shown = 0; // how many citations the host was asked to show
  let link = null; // the one that was asked last, of the last question
  let giveUp = 0;
  let place = question; // where the reader was last

  // What the article has before the first sentence of a citation, and after its last.
  function around(first, last) {
    const text = document.querySelector("#article article");
    const [before, after] = [document.createRange(), document.createRange()];
    before.setStart(text, 0);
    before.setEndBefore(first);
    after.setStartAfter(last);
    after.setEnd(text, text.childNodes.length);
    return [before.toString().slice(-CONTEXT), after.toString().slice(0, CONTEXT)];
  }

  // Where the host does not show it, our own article does.
  window.footnote.shownOutside = (clicked) => {
    if (!host) return false;
    const [first, last] = [clicked.hash.slice(1), clicked.dataset.last].map(
      (id) => document.getElementById(id));
    const [before, after] = around(first, last);
    const part = (name) => clicked.querySelector(name)?.textContent; // of a row under the answer
    const number = Number(part(".number") ?? clicked.textContent);
    const quote = clicked.dataset.quote ?? part(".quote");
    [shown, link, place] = [shown + 1, clicked, clicked];
    window.footnote.mark(link);
    send("citation", { id: shown, number, quote, before, after });
    clearTimeout(giveUp);
    giveUp = setTimeout(() => window.footnote.show(clicked), PATIENCE);
    return true;
  };

  // On a touch screen, the keyboard would cover what is there.
  function settle() {
    const to = place.checkVisibility() ? place : question;
    if (to !== question || !touch.matches) to.focus();
  }

  // The host did show it, when it had been given up.
  function goBack() {
    place = link;
    window.footnote.mark(link);
    if (document.hasFocus()) settle();
  }

  // A new question leaves behind what a citation of the last one has still to show.
  function tell(type, data) {
    if (type === "question") {
      clearTimeout(giveUp);
      link = null;
    }
    send(type, data);
  }

  const HEARD = {
    ask({ question: text }) {
      if (typeof text === "string" && text.length <= LONGEST) window.footnote.ask(text);
    },
    shown({ id, found }) {
      if (id !== shown || !link) return;
      clearTimeout(giveUp);
      if (!found) window.footnote.show(link);
      else if (document.body.classList.contains("reading")) goBack();
    },
    back: settle,
  };

  addEventListener("message", ({ origin, source, data }) => {
    const isHost = host && origin === host && source === parent;
    const isSound = data?.footnote === 1 && typeof data.type === "string";
    if (isHost && isSound && Object.hasOwn(HEARD, data.type)) HEARD[data.type](data);
  });

  window.footnote.tell = tell;
  window.footnote.site = host ?? "";
  document.addEventListener("focusin", ({ target }) => { place = target; });
  document.getElementById("close").hidden = !host;
  document.getElementById("close").addEventListener("click", () => send("close"));
  document.addEventListener("keydown", (event) => {
    const isTaken = document.body.classList.contains("reading")
      || !document.getElementById("card").hidden;
    if (event.key === "Escape" && !event.isComposing && !isTaken) send("close");
  }, { capture: true });

  const root = document.documentElement;
  if (["light", "dark"].includes(given.get("theme"))) root.style.colorScheme = given.get("theme");
  // The publisher’s hue, as dark as light paper needs it and as light as dark paper does: text of
  // that colour can be read on the paper, and the paper’s on that colour.
  const hue = (lightness) => `oklch(from ${given.get("accent")} ${lightness} c h / 1)`;
  const accent = `light-dark(${hue("min(l, .48)")}, ${hue("max(l, .8)")})`;
  if (CSS.supports("color", accent)) root.style.setProperty("--accent", accent);
  if (host && document.hasFocus()) settle();
}
