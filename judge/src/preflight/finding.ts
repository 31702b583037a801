/** What one check found. */
export interface Finding {
  /** ok: as it should be. warn: judging works, less evenly or less safely. fail: no verdict of this host is sound. */
  readonly state: "ok" | "warn" | "fail";
  /** The fact, in a few words. */
  readonly found: string;
  /** A command or setting that mends it; empty when all is well or nothing can. */
  readonly remedy: string;
}

export const fine = (found: string): Finding => ({ state: "ok", found, remedy: "" });
export const warn = (found: string, remedy: string): Finding => ({ state: "warn", found, remedy });
export const fail = (found: string, remedy: string): Finding => ({ state: "fail", found, remedy });
