/**
 * Runs inside the page that is measured, before its own scripts. `benchWatch(label)` is called ahead of the press; it
 * settles when a submission that was not in the table `label` before shows a verdict there and the frame with it has
 * been drawn. Both moments are by the page's own clock, so that no wire of the bench is in them.
 */
const verdict = /^(AC|WA|TLE|RTE|MLE|OLE|CE)/;

function judgedRows(label) {
  const rows = document.querySelectorAll(`section[aria-label="${label}"] tbody tr`);
  return [...rows].flatMap((row) => {
    const href = row.querySelector("a")?.getAttribute("href") ?? "";
    const said = row.querySelector(".verdict")?.textContent?.trim() ?? "";
    return href !== "" && verdict.test(said) ? [{ href, verdict: verdict.exec(said)[0] }] : [];
  });
}

function afterDrawing(then) {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  });
}

globalThis.benchWatch = (label) => {
  const known = new Set(judgedRows(label).map((row) => row.href));
  let pressedAt = null;
  addEventListener("click", (event) => (pressedAt = event.timeStamp), { capture: true, once: true });
  globalThis.benchShown = new Promise((resolve) => {
    const look = () => {
      const row = judgedRows(label).find(({ href }) => !known.has(href));
      if (row === undefined || pressedAt === null) return;
      observer.disconnect();
      afterDrawing(() =>
        resolve({ ...row, pressedAt, shownAt: performance.now(), timeOrigin: performance.timeOrigin }),
      );
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
};
