// The conversation in the browser: sends questions to Gradio, which draws the turns, and keeps
// the rest of the page in step. Never builds markup out of text.
"use strict";

{
  const $ = (id) => document.getElementById(id);
  const [log, pending, composer, question] = ["log", "pending", "composer", "question"].map($);
  const [heading, waiting, failure, actions] = pending.children;
  const limit = Number(question.dataset.limit);
  const touch = matchMedia("(pointer: coarse)");
  const OURS = ["article", "page", "site", "theme", "accent"]; // parameters of the address
  const UNFINISHED = ["waiting", "searching", "writing", "answering"];
  const [HUSH, SILENCE, LOADING] = [2_000, 6_000, 30_000];
  const LOST = "The connection is lost; your question is kept, please ask again in a moment.";
  const TURNED_AWAY = "The server could not take the question; please ask again in a moment.";

  let trigger = null; // sends an event to Gradio, once Gradio has drawn its part
  let sent = null; // the event that was sent last, or waits for Gradio
  let asked = 0; // how many questions the page has asked; each is known by its number
  let cleared = 0; // the last one of the conversation before
  let lost = false; // Gradio has given up on the server, and sends nothing more
  let heard = 0; // when the server was last heard while it answers
  let pinned = true; // whether the reader follows the end of the conversation
  let seen = 0; // how far the conversation was scrolled

  const drawn = () => Number(document.querySelector("#current [data-number]")?.dataset.number);
  const lastTurn = () => document.querySelector("#current .turn");
  const turn = () => (drawn() > cleared ? lastTurn() : null); // of this conversation
  const isBusy = () => document.body.classList.contains("busy");
  const isPending = () => !pending.hidden && !waiting.hidden;
  const count = (text) => [...text.trim().replace(/\s+/gu, " ")].length;
  // A question that the publisher’s page asks takes the focus from nothing there.
  const settle = () => document.hasFocus() && (touch.matches ? question.blur() : question.focus());

  function say(text, lang = "") {
    $("status").lang = lang;
    if ($("status").textContent !== text) $("status").textContent = text;
  }

  function setBusy(busy) {
    const begun = !pending.hidden || turn() !== null;
    document.body.classList.toggle("busy", busy);
    document.body.classList.toggle("begun", begun);
    document.body.classList.toggle("cleared", turn() === null);
    $("ask").hidden = busy;
    $("stop").hidden = !busy;
    $("restart").hidden = !begun;
  }

  function ask(text, again) {
    if (isBusy() || !count(text) || count(text) > limit) return false;
    if (again) turn().hidden = true;
    window.footnote.leaveArticle();
    showPending(text.trim());
    const { article, version } = $("article").dataset;
    asked += 1;
    window.footnote.tell("question");
    if (!navigator.onLine) fail(LOST);
    else if (lost) resume(text);
    else send("ask", { question: text, article, version, again, site: window.footnote.site });
    settle();
    return true;
  }

  function send(name, data) {
    heard = Date.now();
    sent = [name, { ...data, number: asked, cleared }];
    trigger?.(...sent);
  }

  function showPending(text) {
    heading.textContent = text;
    pending.hidden = heading.hidden = waiting.hidden = false;
    failure.hidden = actions.hidden = true;
    setBusy(true);
    say(waiting.textContent);
    pinned = true;
    follow();
  }

  // Where a turn has begun already, the failure stands under it.
  function fail(message) {
    if (pending.hidden && turn()) {
      heading.textContent = turn().querySelector(".question").textContent;
      heading.hidden = true;
      turn().classList.add("broken");
    }
    failure.textContent = message;
    sent = null;
    waiting.hidden = true;
    pending.hidden = failure.hidden = actions.hidden = false;
    setBusy(false);
    say(message);
    follow();
  }

  // A page that Gradio has given up hands the question, if there is one, over to a fresh one.
  function resume(text) {
    fetch("healthz").then(() => {
      history.replaceState({ question: text }, "");
      location.reload();
    }, () => fail(LOST));
  }

  // Before the server has taken the question, to stop is to have it back.
  function stop() {
    const back = !pending.hidden;
    if (back) {
      question.value ||= heading.textContent;
      pending.hidden = true;
      if (turn()) turn().hidden = false;
      setBusy(false);
      measure();
    }
    send("stop", { taken_back: back });
    settle();
  }

  function restart() {
    cleared = asked;
    pending.hidden = true;
    setBusy(false);
    window.footnote.leaveArticle();
    if (lost) resume("");
    else send("restart", {});
    settle();
  }

  // What is drawn may take no account yet of the question that waits.
  function update() {
    if (drawn() === asked) pending.hidden = true;
    turn()?.classList.remove("broken");
    const wasBusy = isBusy();
    setBusy(isPending() || UNFINISHED.includes(turn()?.dataset.stage));
    if (wasBusy && !isBusy() && turn()) {
      window.footnote.tell("answer", { status: turn().dataset.stage });
    }
    if (!isPending()) say(turn()?.dataset.status ?? "", turn()?.querySelector(".refusal")?.lang);
    requestAnimationFrame(follow);
  }

  // The end of the conversation, but never so far that the last question leaves the screen.
  function end() {
    const last = pending.hidden ? turn() : pending;
    const start = last ? last.getBoundingClientRect().top - log.getBoundingClientRect().top : 0;
    return Math.min(log.scrollHeight - log.clientHeight, log.scrollTop + start);
  }

  function follow() {
    if (pinned) log.scrollTop = end();
  }

  function measure() {
    const [length, over] = [count(question.value), count(question.value) - limit];
    $("limit").hidden = length < 0.9 * limit;
    $("limit").textContent = over > 0
      ? `${over} character${over > 1 ? "s" : ""} too many; please shorten the question.`
      : `${length} of ${limit} characters`;
    $("ask").disabled = over > 0;
    question.ariaInvalid = String(over > 0);
  }

  // The new version of an article comes with a fresh page.
  function askAgain(button) {
    const from = button.closest(".turn");
    const text = from.querySelector(".question").textContent;
    if (from.hasAttribute("data-outdated")) resume(text);
    else ask(text, !pending.contains(button));
  }

  // The publisher’s page may forbid it to the frame, and a browser to any page.
  function copy(button) {
    const tell = (text) => {
      button.textContent = text;
      say(text);
    };
    navigator.clipboard.writeText(button.dataset.text).then(
      () => tell("Copied"), () => tell("Copying is not allowed here"));
  }

  const CLICKS = {
    ".starter": (button) => ask(button.textContent, false),
    ".again": askAgain,
    ".copy": copy,
    "#stop": stop,
    "#restart": restart,
  };

  document.addEventListener("click", ({ target }) => {
    for (const [selector, act] of Object.entries(CLICKS)) {
      const button = target.closest(selector);
      if (button) act(button);
    }
  });

  composer.addEventListener("submit", (event) => {
    event.preventDefault();
    if (ask(question.value, false)) question.value = "";
    measure();
  });

  question.addEventListener("input", measure);
  question.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    composer.requestSubmit();
  });

  log.addEventListener("scroll", () => {
    if (log.scrollTop >= end() - 48) pinned = true;
    else if (log.scrollTop < seen - 4) pinned = false;
    seen = log.scrollTop;
  });

  $("choice")?.addEventListener("change", () => $("chooser").submit());

  // Gradio tells of a full queue and of a lost connection in a note of its own, which the style
  // hides; that it appears is all there is to know.
  function heed([change]) {
    if (!change.addedNodes.length) return;
    lost ||= /connection/i.test(change.target.textContent);
    fail(lost ? LOST : TURNED_AWAY);
  }

  // The server is heard twice a second while it answers, whether or not there is news. A
  // connection may also end without a word from Gradio.
  window.footnote.beat = () => {
    heard = Date.now();
    if (lost) update();
    lost = false;
  };

  // Gradio may lose an update where its stream ends as another event begins. To send the event
  // again brings it back, and does nothing else: the server begins and stops a question once.
  function isWithoutEffect([name], silence) {
    if (name === "ask") return isBusy() && silence > HUSH;
    return name === "stop" ? isBusy() : lastTurn() !== null;
  }

  setInterval(() => {
    const silence = Date.now() - heard;
    if (!sent) return;
    if (isBusy() && silence > (trigger ? SILENCE : LOADING)) {
      lost = true;
      fail(LOST);
    } else if (trigger && isWithoutEffect(sent, silence)) trigger(...sent);
  }, 1_000);

  window.footnote.connect = (give, watch) => {
    trigger = give;
    watch("value", update);
    document.querySelector("gradio-app main").role = "none";
    const notes = document.querySelector("gradio-app .toast-wrap");
    new MutationObserver(heed).observe(notes, { childList: true });
    if (sent) trigger(...sent);
  };

  // What cannot be asked now stands ready for the reader, unless the reader is writing.
  window.footnote.ask = (text) => {
    if (!ask(text, false)) question.value ||= text.trim();
    measure();
  };

  // Gradio would take other parameters of the address as orders to itself.
  const address = new URL(location.href);
  for (const name of [...address.searchParams.keys()]) {
    if (!OURS.includes(name)) address.searchParams.delete(name);
  }
  const resumed = history.state?.question;
  history.replaceState(null, "", address);
  if (resumed) ask(resumed, false);
  document.body.classList.toggle("no-clipboard", !navigator.clipboard);
  measure(); // What was typed meanwhile can be sent now: before, it would have been lost.
  window.footnote.tell("ready");
}
