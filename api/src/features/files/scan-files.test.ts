import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { eicar, type MockClamd, startMockClamd } from "../../../test/kit/start-mock-clamd.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { openClamdScanner } from "../../virus-scan/clamd-scanner.ts";
import { scanFiles } from "./scan-files.ts";

let t: TestApp;
let daemon: MockClamd;
let teacher: string;
beforeAll(async () => {
  daemon = await startMockClamd();
  t = await openTestApp({ virusScanner: openClamdScanner(daemon.url) });
});
beforeEach(async () => {
  teacher = (await build.user(t.db, { role: "teacher" })).id;
});
afterAll(async () => {
  await t.close();
  await daemon.close();
});

async function send(words: string): Promise<string> {
  const body = new Uint8Array(Buffer.from(words));
  const { json } = await t.ask("POST", "/api/files?purpose=lesson&name=a.txt", { as: teacher, body });
  expect(json.data.isReady).toBe(false);
  return json.data.url;
}

async function codeOf(url: string): Promise<string> {
  const response = await t.send("GET", url, { as: teacher });
  return response.ok ? "sent" : JSON.parse(await response.text()).error.code;
}

describe("a file where ClamAV is configured", () => {
  it("does not leave before it was found clean, by a link neither", async () => {
    const url = await send("a lesson");
    const link = (await t.ask("POST", `${url}/link`, { as: teacher })).json.data.url;
    expect([await codeOf(url), await codeOf(link)]).toEqual(["file.not_scanned", "file.not_scanned"]);

    await scanFiles(t.ctx);

    expect([await codeOf(url), await codeOf(link)]).toEqual(["sent", "sent"]);
  });

  it("is gone when a virus was found, and the audit log says which", async () => {
    const url = await send(`a lesson ${eicar}`);

    await scanFiles(t.ctx);

    expect(await codeOf(url)).toBe("thing.not_found");
    const lines = (await t.db.select().from(auditLog)).filter(({ act }) => act === "file.infected");
    expect(lines.map(({ after }) => after)).toEqual([{ signature: "Eicar-Test-Signature" }]);
  });

  it("waits while the daemon is away, and is looked at when it is back", async () => {
    const url = await send("patient");
    const away = { ...t.ctx, virusScanner: openClamdScanner("tcp://127.0.0.1:1") };

    await scanFiles(away);
    await scanFiles(t.ctx);
    expect(await codeOf(url)).toBe("file.not_scanned");

    t.ctx.clock.advance(10_000);
    await scanFiles(t.ctx);
    expect(await codeOf(url)).toBe("sent");
  });

  it("is looked at once, however many processes look for work", async () => {
    const url = await send("once");
    const before = daemon.scanned.length;

    await Promise.all([1, 2, 3].map(() => scanFiles(t.ctx)));

    expect(daemon.scanned.length).toBe(before + 1);
    expect(await codeOf(url)).toBe("sent");
  });

  it("is shown as a picture of oneself only when it is ready", async () => {
    const body = new Uint8Array(
      await sharp({ create: { width: 9, height: 9, channels: 3, background: "#000" } })
        .png()
        .toBuffer(),
    );
    await t.ask("POST", "/api/files?purpose=avatar&name=a.png", { as: teacher, body });
    const isReady = async () =>
      (await t.ask("GET", "/api/me/avatar", { as: teacher })).json.data.avatar.isReady;
    expect(await isReady()).toBe(false);

    await scanFiles(t.ctx);

    expect(await isReady()).toBe(true);
  });
});
