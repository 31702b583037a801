import { useEffect } from "preact/hooks";

/** The tab's title: "Jadval · Bahor kubogi · Bilimdon". */
export function useTitle(...parts: readonly string[]): void {
  const title = [...parts.filter((part) => part !== ""), "Bilimdon"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
