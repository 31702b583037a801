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
  const known = ["uz", "ru", "en"];
  const wanted = [read("bilimdon.locale"), ...(navigator.languages || [])].filter(Boolean);
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => known.includes(tag));
  root.lang = found || "uz";
  const isHall = new URLSearchParams(location.search).has("hall");
  const theme = read("bilimdon.theme");
  const isDarkSystem = isHall || matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = theme === "light" || theme === "dark" ? theme : isDarkSystem ? "dark" : "light";
  if (isHall) root.dataset.density = "hall";
  if (root.lang === "ru") {
    const link = document.createElement("link");
    Object.assign(link, {
      rel: "preload",
      as: "font",
      type: "font/woff2",
      href: "%CYRILLIC%",
      crossOrigin: "",
    });
    document.head.append(link);
  }
})();
