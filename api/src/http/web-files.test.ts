import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../test/kit/open-test-app.ts";

const inline = 'document.documentElement.dataset.theme="dark"';
const page = `<!doctype html><html><head><script>${inline}</script></head><body><script type="module" src="/assets/a-1.js"></script></body></html>`;
const script = "export const lola = 1;\n".repeat(200);

let root: string;
let t: TestApp;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "web-files-"));
  const folder = join(root, "web");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), page);
  writeFileSync(join(folder, "mark.svg"), "<svg/>");
  writeFileSync(join(folder, "assets/a-1.js"), script);
  writeFileSync(join(folder, "assets/b-2.js"), script);
  // A copy the build made; told from one made here by its other words.
  writeFileSync(join(folder, "assets/b-2.js.br"), brotliCompressSync("made by the build"));
  writeFileSync(join(folder, "assets/font-3.woff2"), Buffer.alloc(5_000));
  writeFileSync(join(root, "outside.txt"), "secret");
  t = await openTestApp({ env: { WEB_DIR: folder, PUBLIC_ORIGIN: "http://olimp.example" } });
});
afterAll(async () => {
  await t.close();
  rmSync(root, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => t.send("GET", path, { headers });

describe("the page", () => {
  it.each(["/", "/contests/navroz", "/contests/navroz/scoreboard?hall", "/index.html"])(
    "is served at %s, to be asked for again each time",
    async (path) => {
      const response = await get(path);

      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toContain('src="/assets/a-1.js"');
    },
  );

  it("gives fresh nonces each time: one to its inline script alone, one for styles", async () => {
    const [first, second] = [await get("/"), await get("/")];

    const policy = first.headers.get("content-security-policy") ?? "";
    const styleNonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
    const scriptNonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1];
    const text = await first.text();
    expect(text).toContain(`<meta name="csp-nonce" content="${styleNonce}">`);
    expect(text.split(`${scriptNonce}`)).toHaveLength(2);
    expect(text).toContain(`<script nonce="${scriptNonce}">${inline}</script>`);
    expect(scriptNonce).not.toBe(styleNonce);
    expect(second.headers.get("content-security-policy")).not.toBe(policy);
    expect(policy).toContain("connect-src 'self' ws://olimp.example;");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it("is packed for who takes it", async () => {
    const response = await get("/", { "accept-encoding": "gzip" });

    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toContain("/assets/a-1.js");
  });

  it("does not stand in for a missing file or a missing part of the API", async () => {
    expect((await get("/assets/gone-9.js")).status).toBe(404);
    expect((await get("/api/gone")).headers.get("content-type")).toContain("application/json");
    expect((await get("/judge-api/gone")).status).toBe(404);
  });
});

describe("files", () => {
  it("with a hash in the name may be kept for ever, others are asked for again", async () => {
    const hashed = await get("/assets/a-1.js");
    const plain = await get("/mark.svg");

    expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(hashed.headers.get("content-type")).toContain("text/javascript");
    expect(plain.headers.get("cache-control")).toBe("no-cache");
    expect(plain.headers.get("content-type")).toBe("image/svg+xml");
  });

  it("come packed: the build's own copy where there is one, else one made once", async () => {
    const made = await get("/assets/a-1.js", { "accept-encoding": "gzip, br" });
    const built = await get("/assets/b-2.js", { "accept-encoding": "br" });
    const font = await get("/assets/font-3.woff2", { "accept-encoding": "br" });

    expect(made.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(Buffer.from(await made.arrayBuffer())).toString()).toBe(script);
    expect(brotliDecompressSync(Buffer.from(await built.arrayBuffer())).toString()).toBe("made by the build");
    expect(font.headers.get("content-encoding")).toBeNull();
    expect((await font.arrayBuffer()).byteLength).toBe(5_000);
  });

  it("answer 304 to who has them", async () => {
    const tag = (await get("/mark.svg")).headers.get("etag") ?? "";

    expect((await get("/mark.svg", { "if-none-match": tag })).status).toBe(304);
  });

  it.each(["/../outside.txt", "/..%2foutside.txt", "/%2e%2e/outside.txt", "/assets/..%2f..%2foutside.txt"])(
    "outside the folder are out of reach by %s",
    async (path) => {
      expect(await (await get(path)).text()).not.toContain("secret");
    },
  );
});
