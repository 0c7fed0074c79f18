// Footnote’s loader: a button on a publisher’s page, the panel that it opens, and the way from a
// citation to the sentence on that page. Nothing is asked for before the reader’s first click.
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script) return;
  const origin = new URL(script.src).origin;

  const OPTIONS = {
    article: "", // id of the article; found by the page’s canonical address if left out
    mode: "corner", // `corner`, or `inline` in the text
    target: "", // inline: selector of what takes the button; if left out, it stands after the script, or ends the page where that is in its head
    text: "Ask about this article", // what the button says
    back: "Back to the answer", // what the button says while the reader looks at a citation
    shown: "Citation {number} is highlighted in the article.", // told to screen readers
    side: "right", // corner: `left` or `right`
    theme: "auto", // `light`, `dark`, or `auto` as the reader’s system is
    accent: "", // colour of the button, the citations and the highlight, as CSS writes it
    lang: "", // language of these texts, not of the panel’s, which are English; if left out, `en`, or the page’s where `data-text` is given
  };
  const options = {};
  for (const each in OPTIONS) options[each] = script.dataset[each] || OPTIONS[each];
  const NARROW = "(max-width: 640px), (max-height: 480px)"; // the panel, once ready, fills the screen

  // No style of the page reaches the two elements: of what is important, the inner goes before.
  // The button’s text is white on what is dark and black on what is light: by luminance, one of
  // the two can always be read.
  const STYLE = `
:host { all: initial !important; }
:host(footnote-layer) { position: absolute !important; inset: 0 auto auto 0 !important;
  width: 0 !important; height: 0 !important; }
button { padding: 0 1.1em; min-height: 44px; max-width: calc(100vw - 32px); cursor: pointer;
  border: 1px solid #0000; border-radius: var(--footnote-radius, 22px);
  --ground: var(--footnote-accent, var(--footnote, #00566b)); background: var(--ground);
  color: var(--footnote-on-accent, var(--on, #fff));
  font: 600 16px/1.2 var(--footnote-font, system-ui, sans-serif); }
@supports (color: color(from red srgb-linear r g b)) { button {
  --white: clamp(0, 1e6 * (.179 - .2126 * r - .7152 * g - .0722 * b), 1);
  --on: color(from var(--ground) srgb-linear var(--white) var(--white) var(--white) / 1);
  background: color(from var(--ground) srgb r g b / 1); } }
button:focus-visible { outline: 3px solid currentcolor; outline-offset: -6px; }
.corner { position: fixed; bottom: calc(max(16px, env(safe-area-inset-bottom)) + var(--row) * 56px);
  box-shadow: 0 1px 6px #0005; z-index: 2147483000; }
.right { right: 16px; } .left { left: 16px; } .top { bottom: auto; top: 16px; }
iframe { position: fixed; z-index: 2147483001; --under: 76px + var(--rows) * 56px; bottom: calc(var(--under));
  width: 400px; height: min(640px, calc(100dvh - 16px - var(--under)));
  border: 1px solid #8886; border-radius: 10px; background: Canvas; box-shadow: 0 4px 24px #0004; }
[role=status] { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[hidden] { visibility: hidden; }
button[hidden] { display: none; }
@media print { :host { display: none !important; } }
[aria-busy=true]::after { content: " …"; }
@media ${NARROW} { iframe { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
  iframe:not(.ready) { visibility: hidden; } }`;
  const narrow = matchMedia(NARROW);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const [PATIENCE, GRACE, CONTEXT] = [20000, 1000, 40];
  const LEAST = 3; // pixels of a text that can be seen; who hides one for screen readers leaves one
  const SURE = 20; // letters, of a quote and around it, that no other words have by chance

  const make = (name, props = {}, parent = null) => {
    const made = Object.assign(document.createElement(name), props);
    parent?.append(made);
    return made;
  };
  // Unlike a style element, this needs no leave of the page’s policy.
  const styled = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };
  // The button’s own `currentcolor` is made for its ground.
  const { accent } = options;
  const isColour = CSS.supports("color", accent) && !/currentcolor/i.test(accent);
  const shadow = (host) => {
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styled(STYLE)];
    if (isColour) host.style.setProperty("--footnote", accent);
    const lang = options.lang || (script.dataset.text ? "" : "en");
    if (lang) host.lang = lang;
    return root;
  };
  const layer = make("footnote-layer");
  const root = shadow(layer);
  const status = make("p", { role: "status" }, root);
  const inline = options.mode === "inline" ? make("footnote-button") : null;
  const side = options.side === "left" ? "left" : "right";
  const press = (parent) => make("button", { type: "button", dir: "auto" }, parent);
  // Inline it is the way back alone: the button may be far away from what a citation leads to.
  const corner = press(root);
  const button = inline ? press(shadow(inline)) : corner;

  window.Footnote ??= { all: [], made: 0 };
  // What has that name may be somebody else’s.
  const shared = Array.isArray(window.Footnote.all) ? window.Footnote : { all: [], made: 0 };
  const name = `footnote-${shared.made += 1}`; // of this one’s highlight

  let frame = null; // the panel, from the first click on
  let isReady = false;
  let wasOpen = false; // when it was withdrawn
  let from = null; // what had the focus when the panel was called for
  let waiting = []; // questions for a panel that is not ready yet
  let timer = 0;
  let isAside = false; // the panel is out of the way of a citation that it would cover
  let article = options.article;

  const emit = (type, detail = {}) => layer.dispatchEvent(
    new CustomEvent(`footnote:${type}`, { bubbles: true, detail: { article, ...detail } }));
  const send = (data) => frame?.contentWindow?.postMessage({ footnote: 1, ...data }, origin);
  const isOpen = () => Boolean(frame?.isConnected) && !frame.hidden;

  // The accent as this page reads it, all opaque: the panel knows nothing of its custom properties.
  const colour = () => getComputedStyle(corner).backgroundColor;

  function address() {
    const url = new URL("embed", script.src);
    const canonical = document.querySelector("link[rel~=canonical]")?.href;
    // What a page is asked for with may be the reader’s own affair.
    const page = canonical || location.origin + location.pathname;
    const which = article ? { article } : { page };
    url.search = new URLSearchParams({ ...which, site: location.origin,
      theme: options.theme, accent: accent && colour() });
    return url.href;
  }

  function open() {
    for (const each of shared.all) if (each !== widget) each.close();
    place();
    if (button.hidden) drop(); // Given up: whoever calls for it again gets a new one.
    button.hidden = false;
    if (!frame) {
      frame = make("iframe", { title: options.text, allow: "clipboard-write" });
      frame.referrerPolicy = "no-referrer";
      frame.className = side;
      frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox";
      frame.src = address();
      // A refusal is loaded too, but never says that it is ready.
      frame.onload = () => isReady || wait(GRACE);
      root.append(frame);
      wait(PATIENCE);
    }
    frame.hidden = isAside = false;
    from = document.activeElement;
    label();
    enter();
    emit("open");
  }

  function enter() {
    fit();
    if (!isReady) return; // Nobody gets out of a blank frame.
    frame.focus();
    send({ type: "back" });
  }

  function close() {
    if (!isOpen() && !isAside) return;
    const isLeft = document.activeElement !== layer;
    frame.hidden = true;
    isAside = false;
    waiting = [];
    unmark();
    label();
    if (!isLeft) button.focus();
    emit("close");
  }

  function wait(longest) {
    clearTimeout(timer);
    timer = setTimeout(withdraw, longest);
  }

  // There is no panel to be had: the page goes on as if there were no Footnote. One that is only
  // slow may still say that it is ready.
  function withdraw() {
    console.warn("Footnote: no panel at", frame.src, "Is the article in the index,",
      location.origin, "in FOOTNOTE_EMBED_ORIGINS?");
    wasOpen = isOpen();
    frame.hidden = button.hidden = true;
    if (wasOpen) emit("close");
    timer = setTimeout(drop, PATIENCE);
  }

  function drop() {
    close();
    clearTimeout(timer);
    frame?.remove();
    frame = null;
    isReady = false;
    waiting = [];
    unmark();
    label();
  }

  function label() {
    corner.className = `corner ${side}`;
    button.textContent = options.text;
    if (isAside) corner.textContent = options.back;
    if (inline) corner.hidden = !isAside;
    button.ariaExpanded = isOpen();
    button.ariaBusy = isOpen() && !isReady;
    stack();
  }

  // Each button of a side stands above those that were there before, and the panel above them all.
  function stack() {
    const others = shared.all.filter((each) => each !== widget && each.side === side);
    const taken = others.map((each) => each.row);
    let row = 0;
    while (taken.includes(row)) row += 1;
    if (corner.hidden) row = -1;
    Object.assign(widget, { side, row });
    layer.style.setProperty("--row", row);
    layer.style.setProperty("--rows", Math.max(0, row, ...taken));
  }

  // The keyboard of a phone takes its room from the panel, and does not cover it. Zoom does not: what
  // is seen of the page is smaller then, and the page itself is not.
  function fit() {
    const view = window.visualViewport;
    if (!frame || !view) return;
    frame.style.height = narrow.matches ? `${view.height * view.scale}px` : "";
    frame.style.top = narrow.matches && view.scale < 1.1 ? `${view.offsetTop}px` : "";
  }

  // Letters and digits are all that two settings of a text have in common: quotes, dashes, spaces
  // and the elements around them differ.
  const LETTER = /[\p{L}\p{N}]/u;
  // Letter by letter, for what a letter becomes may depend on those around it.
  const plain = (text) => [...text].flatMap((each) => [...each.normalize("NFKD").toLowerCase()])
    .filter((each) => LETTER.test(each)).join("");

  const FIELDS = "textarea,select";
  const NOTES = `${FIELDS},sup,rt,small,button,a.note`;
  const SEEN = { visibilityProperty: true, opacityProperty: true };
  function letters(isLoose) {
    const without = isLoose ? NOTES : FIELDS;
    const walker = document.createTreeWalker(document.body, 4); // its text nodes
    let text = "";
    const places = [];
    for (let node; (node = walker.nextNode());) {
      const box = node.parentElement;
      if (!box.checkVisibility(SEEN) || box.closest(without)) continue;
      // These are visible themselves, and hide the text that is in them.
      if (box.open === false || getComputedStyle(box).contentVisibility === "hidden") continue;
      if (isLoose && box.offsetWidth < LEAST) continue;
      let at = 0;
      for (const each of node.data) {
        for (const letter of plain(each)) {
          text += letter;
          for (let unit = 0; unit < letter.length; unit += 1) places.push([node, at, each.length]);
        }
        at += each.length;
      }
    }
    return [text, places];
  }

  const alike = (one, other) => {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return at;
  };
  const turned = (text) => [...text].reverse().join("");

  // Where the page has the quote; of several places, the one whose surroundings are most alike.
  function find({ quote, before, after }, isLoose) {
    const [text, places] = letters(isLoose);
    const wanted = plain(quote);
    let best = null;
    let most = -1;
    for (let at = text.indexOf(wanted); wanted && at >= 0; at = text.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const likeness = alike(turned(text.slice(Math.max(0, at - CONTEXT), at)), turned(plain(before)))
        + alike(text.slice(end, end + CONTEXT), plain(after));
      const spot = range(places[at], places[end - 1], quote);
      if (likeness > most && reveal(spot)) [best, most] = [spot, likeness];
    }
    return wanted.length + most < SURE ? null : best;
  }

  const around = (box) => box.assignedSlot ?? box.parentElement ?? box.getRootNode().host;
  const position = ({ scrollLeft: left, scrollTop: top }) => ({ left, top });
  const flows = (box, how) => how.test(getComputedStyle(box).overflow);

  // Whether its start can be seen as all stands, though something may lie over it. What the browser
  // leaves undrawn while it is off the screen is drawn in time.
  function isSeen(spot) {
    const box = spot.startContainer.parentElement;
    const [line] = spot.getClientRects();
    const there = line && box.getRootNode().elementsFromPoint(line.left + 1, line.top + line.height / 2);
    return there?.includes(box) || !box?.checkVisibility({ contentVisibilityAuto: true });
  }

  // From the first letter to the last, and the marks that the quote has around them.
  function range([node, start], [last, end, length], quote) {
    const lead = quote.match(/^[^\p{L}\p{N}\s]*/u)[0].length;
    const tail = quote.match(/[^\p{L}\p{N}\s]*$/u)[0].length;
    const isMark = (each) => each && !LETTER.test(each) && /\S/u.test(each);
    let [from, to] = [start, end + length];
    while (start - from < lead && isMark(node.data[from - 1])) from -= 1;
    while (to - end - length < tail && isMark(last.data[to])) to += 1;
    const spot = document.createRange();
    spot.setStart(node, from);
    spot.setEnd(last, to);
    return spot;
  }

  // Dark on light, whatever the page’s own colours are; a browser that knows no highlights selects.
  let sheet = null;
  let selected = ""; // what was selected instead
  function mark(spot) {
    unmark();
    if (!CSS.highlights) {
      getSelection().removeAllRanges();
      getSelection().addRange(spot);
      selected = String(getSelection());
      return;
    }
    sheet ??= styled(`::highlight(${name}) { color: #000; text-decoration: underline 2px ${colour()};
  background-color: color-mix(in srgb, ${colour()} 35%, #fff); }`);
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    CSS.highlights.set(name, new Highlight(spot));
  }

  function unmark() {
    leave();
    CSS.highlights?.delete(name);
    if (selected && selected === String(getSelection())) getSelection().removeAllRanges();
    selected = status.textContent = "";
  }

  // Every box that scrolls, from the innermost out, brings it to its middle as far as it can, and
  // sideways if it is not in view. Where it is then, if it is seen there. Without a behaviour all
  // are left as they were.
  function reveal(spot, behavior) {
    const moved = [];
    for (let box = spot.startContainer.parentElement; box; box = around(box)) {
      const isPage = box === document.scrollingElement;
      if (!isPage && !flows(box, /auto|scroll/)) continue;
      const all = spot.getBoundingClientRect();
      const view = isPage ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
      const scale = isPage ? 1 : view.height / box.offsetHeight; // of what is drawn larger than it is
      const text = all.width > view.width ? spot.getClientRects()[0] : all; // its start, of one too wide
      const head = parseFloat(getComputedStyle(box).scrollPaddingTop) || 0;
      const isOut = text.left < view.left || text.right > view.right;
      // Where readers cannot move it sideways, they could not move it back.
      const left = !isOut || flows(box, /^[hc]/) || (isPage && flows(document.body, /^[hc]/)) ? 0
        : text.left - view.left - Math.max(0, view.width - text.width) / 2;
      const top = text.top - view.top - Math.max(head, (head + view.height - text.height) / 2);
      const from = position(box);
      box.scrollBy({ left: left / scale, top: top / scale, behavior: "instant" });
      moved.push([box, from, position(box)]);
    }
    const there = isSeen(spot) && spot.getBoundingClientRect();
    for (const [box, from, to] of moved) {
      box.scrollTo({ ...from, behavior: "instant" });
      // Sideways at once: halfway, it would be in view where the panel covers it.
      if (behavior) box.scrollTo({ ...to, behavior: from.left === to.left ? behavior : "instant" });
    }
    return there;
  }

  // A page may change its height while it scrolls, and what comes in sight have another than it was
  // thought to: until it stands where it was to, it is brought there again. The reader’s own moves
  // end that.
  let watch = 0;
  function follow(spot) {
    let times = 10; // at most
    const bring = () => {
      const { top } = spot.getBoundingClientRect();
      const there = reveal(spot, still.matches ? "instant" : "smooth");
      if (there) makeWay(there);
      times -= 1;
      if (!there || !times || there.top === top) leave();
    };
    watch = setInterval(bring, GRACE);
    bring();
  }
  const leave = () => clearInterval(watch);

  function makeWay(text) {
    const covers = (what) => {
      const box = what.getBoundingClientRect();
      return text.left < box.right && box.left < text.right
        && text.top < box.bottom && box.top < text.bottom;
    };
    if (frame.hidden || !(narrow.matches || covers(frame))) return;
    frame.hidden = isAside = true;
    label();
    if (covers(corner)) corner.classList.add("top");
    corner.focus({ preventScroll: true });
  }

  function show(data) {
    // An ordinal’s letters are the article’s too; a note’s number, a button’s words and what is for
    // screen readers alone are not.
    const spot = find(data, false) ?? find(data, true);
    if (spot) {
      mark(spot);
      follow(spot);
      status.textContent = options.shown.replace("{number}", data.number || "");
    }
    send({ type: "shown", id: data.id, found: Boolean(spot) });
    emit("citation", { number: data.number, found: Boolean(spot) });
  }

  const isText = (text, most) => typeof text === "string" && text.length <= most;
  const HEARD = {
    ready() {
      clearTimeout(timer);
      isReady = true;
      frame.classList.add("ready");
      label();
      // Who has gone elsewhere in the meantime is left there.
      const isHere = [from, layer, document.body].includes(document.activeElement);
      if (button.hidden) {
        button.hidden = false;
        if (wasOpen && isHere) open();
        else waiting = [];
      } else if (isOpen() && isHere) enter();
      else if (isOpen() && narrow.matches) close();
      emit("ready");
      waiting.splice(0).forEach(ask);
    },
    close,
    question() {
      leave();
      emit("question");
    },
    answer: ({ status: told }) => isText(told, 20) && emit("answer", { status: told }),
    citation: (data) => Number.isInteger(data.id) && Number.isInteger(data.number)
      && isText(data.quote, 5000) && isText(data.before, 200) && isText(data.after, 200)
      && show(data),
  };
  function hear({ origin: from, source, data }) {
    const isOurs = frame && from === origin && source === frame.contentWindow;
    const isSound = data?.footnote === 1 && typeof data.type === "string";
    if (isOurs && isSound && Object.hasOwn(HEARD, data.type)) HEARD[data.type](data);
  }

  function ask(question) {
    if (!isText(question, 2000)) return;
    if (!isOpen()) open();
    if (isReady) send({ type: "ask", question });
    else waiting.push(question);
  }

  function setArticle(id) {
    const wasOpen = isOpen();
    drop();
    place();
    button.hidden = false;
    article = String(id ?? "");
    if (wasOpen) open();
  }

  const onKey = (event) => event.key === "Escape" && !event.isComposing
    && !event.defaultPrevented && close();
  // What has the focus is never hidden under the panel.
  const onFocus = (event) => narrow.matches && isOpen() && isReady
    && event.composedPath()[0] !== frame && close();
  const onClick = ({ detail }) => {
    if (detail > 1) return; // of a double click
    if (isAside) {
      unmark();
      open();
    } else if (isOpen()) close();
    else open();
  };

  // A site that swaps pages may have taken them away, and the panel’s page with them. Not in the
  // body: one with a filter, say, takes what is fixed along as it scrolls.
  function place() {
    if (!layer.isConnected) {
      drop();
      document.documentElement.append(layer);
    }
    if (!inline || inline.isConnected) return;
    if (document.body?.contains(script)) script.after(inline);
    else document.body?.append(inline);
    try {
      if (options.target) document.querySelector(options.target)?.append(inline);
    } catch (fault) {
      console.warn(`Footnote: ${fault.message}`);
    }
  }

  const gone = new AbortController();
  const hears = (type, act, where = window) =>
    where?.addEventListener(type, act, { signal: gone.signal });

  function destroy() {
    drop();
    gone.abort();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    layer.remove();
    inline?.remove();
    shared.all.splice(shared.all.indexOf(widget), 1);
  }

  const calls = { open, close, ask, setArticle, destroy };
  const widget = { element: layer, script };
  // A site that swaps pages runs the tag of the next one: the one before went with its page.
  for (const each of [...shared.all]) if (each.script?.isConnected === false) each.destroy();
  hears("message", hear);
  hears("keydown", onKey);
  hears("focusin", onFocus);
  for (const type of ["wheel", "keydown", "pointerdown"]) hears(type, leave);
  for (const type of ["resize", "scroll"]) hears(type, fit, window.visualViewport);
  for (const each of [button, corner]) hears("click", onClick, each); // once where they are one
  label();
  shared.all.push(widget);
  for (const each in calls) {
    widget[each] = (...given) => { if (!gone.signal.aborted) calls[each](...given); };
    // Without saying which, a page calls the first that is on it.
    shared[each] ??= (...given) =>
      (shared.all.find(({ element }) => element.isConnected) ?? shared.all[0])?.[each](...given);
  }
  // What takes the button may stand below a script that is there at once.
  if (document.readyState === "loading") hears("DOMContentLoaded", place);
  else place();
})();
