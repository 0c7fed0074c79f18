// Tells of a new version of the article while a conversation is open; the server tells whoever asks.
"use strict";

{
  const EVERY = 60_000;
  const notice = document.getElementById("changed");
  const { article, version } = document.getElementById("article").dataset;

  async function look() {
    const begun = document.body.classList.contains("begun");
    // A panel that is closed has no height.
    if (!begun || document.hidden || !innerHeight || notice.childElementCount) return;
    const reply = await fetch(`api/articles/${encodeURIComponent(article)}`).catch(() => null);
    const now = reply?.ok ? await reply.json().catch(() => null) : null;
    if (now && now.version !== version && !notice.childElementCount) {
      notice.append(document.getElementById("change").content.cloneNode(true));
      notice.querySelector("button").addEventListener("click", () => location.reload());
    }
  }

  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
}
