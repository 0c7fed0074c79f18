// From a citation to its sentence and back. Knows the article and the links that lead into it.
"use strict";

window.footnote = { tell() {}, shownOutside: () => false };

{
  const article = document.getElementById("article");
  const card = document.getElementById("card");
  const narrow = matchMedia("(max-width: 59.99em)");
  const isFramed = parent !== window;
  const isOpen = () => document.body.classList.contains("reading");
  let opener = null; // where the focus returns to

  function mark(link) {
    leave();
    link.classList.add("open");
  }

  function show(link) {
    mark(link);
    const all = [...article.querySelectorAll("span[id]")];
    const [first, last] = [link.hash.slice(1), link.dataset.last].map(
      (id) => document.getElementById(id));
    for (const span of all.slice(all.indexOf(first), all.indexOf(last) + 1)) {
      span.classList.add("cited");
      span.parentElement.classList.add("marked");
      span.parentElement.dataset.mark = link.textContent.match(/^\s*(\d+)/)?.[1] ?? "";
    }
    open(link);
    placeMarks();
    first.scrollIntoView({ block: "center" });
    first.focus({ preventScroll: true });
  }

  // The mark at the margin runs along the cited lines and nothing else of the paragraph.
  function placeMarks() {
    for (const paragraph of article.querySelectorAll(".marked")) {
      const top = paragraph.getBoundingClientRect().top;
      const boxes = [...paragraph.querySelectorAll(".cited")].flatMap(
        (span) => [...span.getClientRects()]);
      const from = Math.min(...boxes.map((box) => box.top)) - top;
      const to = Math.max(...boxes.map((box) => box.bottom)) - top;
      paragraph.style.setProperty("--mark-top", `${from}px`);
      paragraph.style.setProperty("--mark-height", `${to - from}px`);
    }
  }

  // Narrow, the article is a sheet over the conversation, and a step that the browser can undo; in
  // a frame it is none, for the steps there are those of the page around it.
  function open(from) {
    opener = from;
    card.hidden = true;
    document.body.classList.add("reading");
    if (narrow.matches && !isFramed && !history.state?.sheet) {
      history.pushState({ ...history.state, sheet: true }, "");
    }
    setModal(narrow.matches);
  }

  function close() {
    if (!isFramed && history.state?.sheet) history.back(); // and `popstate` does the rest
    else goBack();
  }

  function goBack() {
    leave();
    const target = opener?.isConnected ? opener : document.getElementById("question");
    target.scrollIntoView({ block: "nearest" });
    target.focus({ preventScroll: true });
  }

  function leave() {
    for (const node of document.querySelectorAll(".cited, .marked, .open")) {
      node.classList.remove("cited", "marked", "open");
    }
    document.body.classList.remove("reading");
    setModal(false);
  }

  function setModal(modal) {
    for (const part of document.querySelectorAll(".skip, header, main")) part.inert = modal;
    article.role = modal ? "dialog" : "complementary";
    article.ariaModal = modal ? "true" : null;
  }

  function showCard(link) {
    card.textContent = link.dataset.quote;
    card.hidden = false;
    const [at, size] = [link.getBoundingClientRect(), card.getBoundingClientRect()];
    const left = Math.min(at.left - 16, innerWidth - size.width - 8);
    card.style.left = `${Math.max(8, left)}px`;
    card.style.top = `${at.top > size.height + 8 ? at.top - size.height : at.bottom}px`;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".mark, .source");
    if (link?.hash && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!window.footnote.shownOutside(link)) show(link);
    }
    const read = event.target.closest("#read");
    if (read) {
      open(read);
      document.getElementById("back").focus();
    }
    if (event.target.closest("#back")) close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (!card.hidden) card.hidden = true;
    else if (isOpen()) close();
  });

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const link = target.closest(".mark");
    if (link && pointerType === "mouse") showCard(link);
    else if (!target.closest("#card")) card.hidden = true;
  });

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".mark:focus-visible")) showCard(target);
    else card.hidden = true;
  });

  addEventListener("popstate", () => isOpen() && goBack());
  document.addEventListener("scroll", () => { card.hidden = true; }, { capture: true });
  narrow.addEventListener("change", () => setModal(narrow.matches && isOpen()));
  new ResizeObserver(placeMarks).observe(article);

  Object.assign(window.footnote, { leaveArticle: leave, mark, show });
}
