/** What the browser keeps for us between visits. Private windows and full disks may refuse; then nothing is kept. */
export interface TextKeeper {
  read(key: string): string | null;
  /** @returns false when it could not be kept */
  write(key: string, text: string): boolean;
  remove(key: string): void;
  keys(): readonly string[];
}

/** For as long as the browser has room. */
export const keptForLong = keeperOf(() => globalThis.localStorage);

/** For as long as this tab is open. */
export const keptInTab = keeperOf(() => globalThis.sessionStorage);

function keeperOf(storage: () => Storage): TextKeeper {
  const tried = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(storage());
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => tried((kept) => kept.getItem(key), null),
    write: (key, text) =>
      tried((kept) => {
        kept.setItem(key, text);
        return true;
      }, false),
    remove: (key) => tried((kept) => kept.removeItem(key), undefined),
    keys: () => tried((kept) => Object.keys(kept), []),
  };
}
