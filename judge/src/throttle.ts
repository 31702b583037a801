/**
 * Lets a message through at most once in `gapMs`; between, only the newest is kept, and it follows when the gap is
 * over. `stop` drops what is held.
 */
export function throttle<T>(gapMs: number, send: (message: T) => void) {
  let held: { readonly message: T } | null = null;
  let timer: NodeJS.Timeout | null = null;
  const open = () => {
    timer = null;
    if (held === null) return;
    const { message } = held;
    held = null;
    pass(message);
  };
  const pass = (message: T) => {
    send(message);
    timer = setTimeout(open, gapMs);
    timer.unref();
  };
  return {
    tell: (message: T) => {
      if (timer === null) pass(message);
      else held = { message };
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      held = null;
    },
  };
}
