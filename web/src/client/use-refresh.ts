import { useEffect } from "preact/hooks";
import type { Resource } from "./resource.ts";

/** Asks again every so often while the page is in sight, for pages that are not live. */
export function useRefresh<T>(resource: Resource<T> | null, everyMs: number): void {
  useEffect(() => {
    if (resource === null) return;
    const look = () => {
      if (document.visibilityState === "visible") void resource.refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [resource, everyMs]);
}
