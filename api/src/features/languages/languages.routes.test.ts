import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());

it("lists each language of the connected hosts once, in the house's order, with its version", async () => {
  expect((await t.ask("GET", "/api/languages")).json.data.languages).toEqual([]);
  await build.judgeHost(t.db, { hello: build.hello("one", ["python3", "cpp20"]) });
  await build.judgeHost(t.db, { hello: build.hello("two", ["java", "python3", "not-ours"]) });
  await build.judgeHost(t.db, { hello: build.hello("drained", ["go"]), state: "drained" });
  await build.judgeHost(t.db, { hello: build.hello("away", ["rust"]), isConnected: 0 });

  const { json } = await t.ask("GET", "/api/languages");

  expect(json.data.languages).toMatchObject([
    { id: "cpp20", name: "C++20", version: "cpp20 1.0" },
    { id: "python3", name: "Python 3", version: "python3 1.0" },
    { id: "java", name: "Java", version: "java 1.0" },
  ]);
});
