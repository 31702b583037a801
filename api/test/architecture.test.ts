import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../cli/services/project-root.ts";
import { listFiles, readSources, type SourceFile } from "./kit/read-sources.ts";

const isTest = (path: string) =>
  /\.test\.tsx?$/.test(path) || path.includes("/test/") || path.endsWith("-suite.ts");
const code = (folder: string) => readSources(folder).filter((file) => !isTest(file.path));
const isPackage = (name: string) => !/^(api|judge|web|sandbox-images)\//.test(name);

const rules = code("api/rules/src");
const contracts = code("api/contracts/src");
const api = code("api/src");
const judge = code("judge/src");
const web = code("web/src");
const all = [...rules, ...contracts, ...api, ...code("api/cli"), ...judge, ...web];

/** One line for every import that breaks a law; the expected list is empty, so a failure names them all. */
function breaches(
  files: readonly SourceFile[],
  isForbidden: (from: string, to: string) => boolean,
): string[] {
  return files.flatMap((file) =>
    file.imports.filter((to) => isForbidden(file.path, to)).map((to) => `${file.path} imports ${to}`),
  );
}

/** Files whose text, comments taken out, has the pattern. */
function mentions(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files
    .filter((file) => pattern.test(file.text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "")))
    .map((file) => file.path);
}

describe("rules", () => {
  it("import only themselves, decimal.js in grading excepted", () => {
    const isAllowed = (from: string, to: string) =>
      to.startsWith("api/rules/src/") || (to === "decimal.js" && from.startsWith("api/rules/src/grading/"));
    expect(breaches(rules, (from, to) => !isAllowed(from, to))).toEqual([]);
  });

  it("have no clock, no randomness, no console, no waiting", () => {
    const unpure =
      /\bDate\.now\b|\bnew Date\(\)|Math\.random|\bconsole\.|\basync\b|\bawait\b|\bPromise\b|\bprocess\./;
    expect(mentions(rules, unpure)).toEqual([]);
  });
});

describe("contracts", () => {
  it("import rules and zod alone", () => {
    const isAllowed = (to: string) => to === "zod" || /^api\/(rules|contracts)\/src\//.test(to);
    expect(breaches(contracts, (_, to) => !isAllowed(to))).toEqual([]);
  });
});

describe("packages", () => {
  it("meet only in contracts and rules", () => {
    const home = (path: string) => /^(api\/rules|api\/contracts|api|judge|web)\//.exec(path)?.[1] ?? "";
    const shared = new Set(["api/rules", "api/contracts"]);
    expect(
      breaches(all, (from, to) => !isPackage(to) && home(to) !== home(from) && !shared.has(home(to))),
    ).toEqual([]);
  });

  it("keep the judge from the database and the browser from Node", () => {
    const stores = /^(postgres|drizzle-orm|lucia)/;
    expect(breaches(judge, (_, to) => stores.test(to))).toEqual([]);
    expect(breaches(web, (_, to) => to.startsWith("node:") || stores.test(to))).toEqual([]);
  });
});

describe("the API", () => {
  const feature = (path: string) => /^api\/src\/features\/([^/]+)\//.exec(path)?.[1];

  it("keeps features apart: they meet in reactions, rules or the schema", () => {
    const isOther = (from: string, to: string) => feature(to) !== undefined && feature(to) !== feature(from);
    expect(
      breaches(
        api.filter((file) => feature(file.path) !== undefined),
        isOther,
      ),
    ).toEqual([]);
  });

  it("shows features the doors out only as types of ctx", () => {
    const doors = /^api\/src\/(judge-queue|live|blobs|virus-scan|mail|payments-providers|judge-link)\//;
    expect(
      breaches(
        api.filter((file) => feature(file.path) !== undefined),
        (_, to) => doors.test(to),
      ),
    ).toEqual([]);
  });

  it("has SQL only in queries files and db", () => {
    const mayHaveSql = (path: string) => path.endsWith(".queries.ts") || path.startsWith("api/src/db/");
    const asks = (to: string) => to === "drizzle-orm" || to === "postgres" || to.startsWith("drizzle-orm/");
    expect(breaches(api, (from, to) => asks(to) && !mayHaveSql(from) && !isNamedFor(from, to))).toEqual([]);
  });

  it("logs through the one log alone, which masks; a child's bindings would pass it by", () => {
    expect(mentions(api, /\blog\.child\(/)).toEqual([]);
  });

  it("keeps the database, http and the kit below the features", () => {
    const lower = /^api\/src\/(db|http|ctx\.ts|errors\.ts|events\.ts)/;
    expect(
      breaches(
        api.filter((file) => lower.test(file.path)),
        (_, to) => to.startsWith("api/src/features/"),
      ),
    ).toEqual([]);
  });
});

/** Libraries that live in the one or two files named for them. */
const housed: Readonly<Record<string, RegExp>> = {
  lucia: /lucia/,
  "@lucia-auth/adapter-drizzle": /lucia/,
  oslo: /hash-password|totp-codes/,
  uqr: /draw-square/,
  bullmq: /judge-queue\/|queue-consumer/,
  "socket.io": /web-socket|judge-socket|socket-server/,
  "socket.io-client": /api-link|live\/|connection/,
  nodemailer: /smtp-mailer/,
  sharp: /rewrite-image/,
  pdfkit: /draw-print/,
  dockerode: /docker-(box|engine)/,
};

function isNamedFor(from: string, to: string): boolean {
  // Lucia's adapter and the queue's restricted role speak SQL by their nature.
  return (
    (/lucia/.test(from) && /drizzle/.test(to)) ||
    (from.startsWith("api/src/judge-queue/") && to === "postgres")
  );
}

describe("libraries that may be replaced one day", () => {
  for (const [library, home] of Object.entries(housed)) {
    it(`${library} lives in the files named for it`, () => {
      const isIt = (to: string) => to === library || to.startsWith(`${library}/`);
      const users = all.filter((file) => file.imports.some(isIt)).map((file) => file.path);
      expect(users.filter((path) => !home.test(path))).toEqual([]);
      expect(users.length).toBeLessThanOrEqual(3);
    });
  }
});

describe("the web", () => {
  it("needs no https, which a school's network may not have: keys come of make-send-key", () => {
    expect(mentions(web, /\bcrypto\.(randomUUID|subtle)\b/)).toEqual([]);
  });
});

describe("the judge", () => {
  it("looks downwards only: worker, flows, steps, then box and languages", () => {
    const floor = (path: string) => {
      const room = /^judge\/src\/(?:(flows|steps|box|languages)\/)?/.exec(path)?.[1];
      return room === undefined ? 3 : { flows: 2, steps: 1, box: 0, languages: 0 }[room];
    };
    const isUp = (from: string, to: string) =>
      to.startsWith("judge/src/") && (floor(to) ?? 3) > (floor(from) ?? 3);
    expect(breaches(judge, isUp)).toEqual([]);
  });
});

describe("sizes and names", () => {
  const measured = [...readSources("api"), ...readSources("judge"), ...readSources("web")].filter(
    (file) => !file.path.includes("/generated/"),
  );

  it("no file is longer than 300 lines", () => {
    const cFiles = listFiles("sandbox-images").filter((path) => /\.[ch]$/.test(path));
    const lengths = [...measured.map((f) => f.path), ...cFiles].map((path) => ({
      path,
      lines: readFileSync(join(projectRoot, path), "utf8").split("\n").length - 1,
    }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it("no function is longer than 70 lines", () => {
    expect(measured.filter((file) => !isTest(file.path)).flatMap(longFunctions)).toEqual([]);
  });

  it("file names are unique in a package", () => {
    for (const folder of ["api/rules", "api/contracts", "api/src", "judge/src", "web/src"]) {
      const names = code(folder).map((file) => basename(file.path));
      expect(
        names.filter((name, at) => names.indexOf(name) !== at),
        folder,
      ).toEqual([]);
    }
  });

  it("folders import each other in one direction", () => {
    for (const files of [rules, contracts, api, judge, web]) expect(findCycle(files)).toBeNull();
  });
});

describe("the README", () => {
  it("names only paths that exist", () => {
    const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
    const named = [
      ...readme.matchAll(/`((?:api|judge|web|sandbox-images|problems|migrations|\.ci)\/[\w./-]*)`/g),
    ];
    const missing = named
      .map((match) => match[1] ?? "")
      .filter((path) => !existsSync(join(projectRoot, path)));
    expect(missing).toEqual([]);
  });
});

/** "file:line length" of top-level functions over the ceiling, told by indentation, which the formatter guarantees. */
function longFunctions(file: SourceFile): string[] {
  const lines = file.text.split("\n");
  return lines.flatMap((line, at) => {
    if (!/^(export )?(default )?(async )?function |^(export )?const \w+ = (async )?\(.*=> \{$/.test(line))
      return [];
    const end = lines.findIndex((other, index) => index > at && /^\}/.test(other));
    return end - at > 70 ? [`${file.path}:${at + 1} has ${end - at} lines`] : [];
  });
}

/** The folder a file lies in; files at the top of a package (main, ctx, errors) are rooms of their own. */
function roomOf(path: string): string {
  return /^(api|judge|web)\/src\/[^/]+$|^api\/(rules|contracts)\/src\/[^/]+$/.test(path)
    ? path
    : dirname(path);
}

/** A cycle between rooms as "a → b → a", or null. A file's own room does not count. */
function findCycle(files: readonly SourceFile[]): string | null {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    const from = roomOf(file.path);
    const targets = file.imports.filter((to) => !isPackage(to)).map(roomOf);
    const known = edges.get(from) ?? new Set<string>();
    for (const to of targets) if (to !== from) known.add(to);
    edges.set(from, known);
  }
  const done = new Set<string>();
  const visit = (folder: string, path: readonly string[]): string | null => {
    if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder].join(" → ");
    if (done.has(folder)) return null;
    for (const next of edges.get(folder) ?? []) {
      const cycle = visit(next, [...path, folder]);
      if (cycle !== null) return cycle;
    }
    done.add(folder);
    return null;
  };
  for (const folder of edges.keys()) {
    const cycle = visit(folder, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
