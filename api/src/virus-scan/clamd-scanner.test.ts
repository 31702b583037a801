import { Readable } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { eicar, type MockClamd, startMockClamd } from "../../test/kit/start-mock-clamd.ts";
import { openClamdScanner } from "./clamd-scanner.ts";

let daemon: MockClamd | null = null;
afterEach(async () => {
  await daemon?.close();
  daemon = null;
});

const chunks = (...parts: (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));

describe("a scan by clamd", () => {
  it.each([false, true])(
    "sends every byte and hears that it is clean (unix socket: %s)",
    async (onUnixSocket) => {
      daemon = await startMockClamd({ onUnixSocket });
      const large = Buffer.alloc(300_000, "x");

      const verdict = await openClamdScanner(daemon.url).scan(chunks("head", large));

      expect(verdict).toEqual({ kind: "clean" });
      const [whole] = daemon.scanned;
      expect(whole?.equals(Buffer.concat([Buffer.from("head"), large]))).toBe(true);
    },
  );

  it("names what was found, also when it lies across two chunks", async () => {
    daemon = await startMockClamd();

    const verdict = await openClamdScanner(daemon.url).scan(chunks(eicar.slice(0, 20), eicar.slice(20)));

    expect(verdict).toEqual({ kind: "infected", signature: "Eicar-Test-Signature" });
  });

  it("is no verdict when the file is larger than the daemon takes", async () => {
    daemon = await startMockClamd({ mostBytes: 100_000 });

    const scan = openClamdScanner(daemon.url).scan(chunks(Buffer.alloc(5_000_000)));

    await expect(scan).rejects.toThrow(/size limit exceeded/);
  });

  it("is no verdict when nobody listens", async () => {
    daemon = await startMockClamd();
    const { url } = daemon;
    await daemon.close();
    daemon = null;

    await expect(openClamdScanner(url).scan(chunks("any"))).rejects.toThrow(/ECONNREFUSED/);
  });
});
