import { useEffect, useState } from "preact/hooks";
import { serverNow } from "./server-clock.ts";

/** The server's time, again on each of its whole steps: a clock that ticks with every other clock in the hall. */
export function useServerNow(stepMs = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      setNow(serverNow());
      timer = window.setTimeout(tick, stepMs - (serverNow() % stepMs) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [stepMs]);
  return now;
}
