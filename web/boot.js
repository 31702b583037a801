/**
 * Runs before the first paint, inline in the page's head: the remembered theme and language, or the browser's.
 * build/link-boot.ts puts it there.
 */
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const known = (tag) =>
    /^uz-cyrl/i.test(tag)
      ? "uz-Cyrl"
      : ["uz", "ru", "en"].find((one) => tag.slice(0, 2).toLowerCase() === one);
  const wanted = [read("bilimdon.locale"), ...(navigator.languages || [])].filter(Boolean);
  root.lang = wanted.map(known).find(Boolean) || "uz";
  const isCyrillic = ["uz-Cyrl", "ru"].includes(root.lang);
  const isHall = new URLSearchParams(location.search).has("hall");
  const theme = read("bilimdon.theme");
  const isDarkSystem = isHall || matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = theme === "light" || theme === "dark" ? theme : isDarkSystem ? "dark" : "light";
  if (isHall) root.dataset.density = "hall";
  const preload = (attributes) =>
    document.head.append(Object.assign(document.createElement("link"), { crossOrigin: "", ...attributes }));
  const preloadFont = (href) => preload({ rel: "preload", as: "font", type: "font/woff2", href });
  if (isCyrillic) preloadFont("%CYRILLIC%");
  if (root.lang === "uz-Cyrl") preloadFont("%UZBEK_CYRILLIC%");
  const path = location.pathname;
  const page = "%PAGES%".find(([pattern]) => new RegExp(pattern).test(path));
  for (const href of page ? page[1] : [])
    preload(href.endsWith(".css") ? { rel: "preload", as: "style", href } : { rel: "modulepreload", href });
  // The page's own questions are asked while its scripts are still on their way; src/client/early-answers.ts takes them.
  const [, contest, part] = path.match(/^\/c\/([^/]+)(?:\/([^/]+))?/) || [];
  // Any word that is no page's own is a problem's label.
  const isProblem = page && page[0] === "^/c/[^/]+/[^/]+/?$";
  // What an author wrote is set in serif, and a statement is nothing else.
  if (isProblem) preloadFont(isCyrillic ? "%SERIF_CYRILLIC%" : "%SERIF%");
  const questions = () => {
    const api = `/api/contests/${contest}`;
    const own = read("bilimdon.signed-in") === "yes" ? [`${api}/submissions?limit=100`] : [];
    if (path === "/") return ["/api/contests"];
    if (!contest) return [];
    if (isProblem) return [api, `${api}/problems/${part}?lang=${root.lang}`, "/api/languages", ...own];
    if (part === "urinishlar") return [api, ...own];
    return part && part !== "jadval" ? [api] : [api, `${api}/scoreboard`];
  };
  window.bilimdonEarly = ["/api/session", ...questions()].map((url) => {
    const sentAt = Date.now();
    const answer = fetch(url, { headers: { accept: "application/json" } }).catch(() => null);
    return { url, sentAt, answer };
  });
})();
