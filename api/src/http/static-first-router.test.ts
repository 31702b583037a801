import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { StaticFirstRouter } from "./static-first-router.ts";

const paths = ["/a", "/a/:x", "/a/b", "/:y/c", "/:y", "/z", "/a/b/"];
const asked = ["/a", "/a/b", "/a/c", "/b/c", "/z", "/y", "/", "/a/", "/a/b/", "/A", "/a%2Fb", "/a/b?x=1"];

async function answers(app: Hono, order: readonly string[]): Promise<string[]> {
  for (const path of order) app.get(path, (c) => c.text(`${path} ${JSON.stringify(c.req.param())}`));
  return Promise.all(asked.map(async (path) => (await app.request(path)).text()));
}

describe("addresses without variable parts", () => {
  it.each([[paths], [paths.toReversed()], [["/:y", "/a", ...paths]], [["/z", "*", ...paths]]])(
    "lead where Hono's own routing leads, registered as %j",
    async (order) => {
      const ours = new Hono({ router: new StaticFirstRouter() });

      expect(await answers(ours, order)).toEqual(await answers(new Hono(), order));
    },
  );

  it("answer HEAD like GET and nothing else by another method", async () => {
    const app = new Hono({ router: new StaticFirstRouter() }).get("/a", (c) => c.text("a"));

    expect((await app.request("/a", { method: "HEAD" })).status).toBe(200);
    expect((await app.request("/a", { method: "POST" })).status).toBe(404);
  });
});
