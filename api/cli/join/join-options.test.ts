import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { askApi } from "./ask-api.ts";
import { readJoinOptions } from "./read-join-options.ts";

const folder = mkdtempSync(join(tmpdir(), "bilimdon-join-"));
writeFileSync(join(folder, "token"), "from-the-file\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const api = ["--api", "https://contest.example.uz/"];

describe("joining as a judge host", () => {
  it.each([
    ["a word", [...api, "--token", "given"], { JUDGE_TOKEN: "of the environment" }, "given"],
    ["a file", [...api, "--token-file", "token"], { INIT_CWD: folder }, "from-the-file"],
    ["the environment", api, { JUDGE_TOKEN: "of the environment" }, "of the environment"],
  ])("takes the token from %s", (_, words, env, token) => {
    expect(readJoinOptions(words, env)).toMatchObject({
      value: { apiUrl: "https://contest.example.uz", token },
    });
  });

  it("passes on to the worker what was given and nothing else", () => {
    const words = [...api, "--token", "t", "--lanes", "3", "--name", "lab-7", "--state", "/srv/judge"];

    expect(readJoinOptions(words, {})).toMatchObject({
      value: { env: { LANES: "3", HOST_NAME: "lab-7", STATE_DIR: "/srv/judge" } },
    });
  });

  it.each([
    ["no address", ["--token", "t"], "--api"],
    ["an address without a scheme", ["--api", "contest.example.uz", "--token", "t"], "--api"],
    ["no token", api, "--token"],
    ["a word it does not know", [...api, "--token", "t", "--lane", "2"], "--lane"],
  ])("refuses %s and says how it is called", (_, words, named) => {
    const reading = readJoinOptions(words, {});

    expect(reading).toMatchObject({ kind: "refused", why: expect.stringContaining(named) });
    expect(reading).toMatchObject({ why: expect.stringContaining("npm run judge --") });
  });
});

describe("asking the platform first", () => {
  it.each([
    [404, null],
    [401, expect.stringContaining("refuses this token")],
    [200, expect.stringContaining("answered 200")],
  ])("reads the answer %i", async (status, words) => {
    const server = createServer((_, reply) => reply.writeHead(status).end());
    await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;

    expect(await askApi(`http://127.0.0.1:${port}`, "t")).toEqual(words);

    server.close();
  });

  it("says what to look at when nothing answers", async () => {
    expect(await askApi("http://127.0.0.1:9", "t")).toMatch(/Nothing answers .*HOST=0\.0\.0\.0/s);
  });
});
