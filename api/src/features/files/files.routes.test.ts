import { inArray } from "drizzle-orm";
import { zipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { files } from "../../db/schema/files.ts";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp({ env: { UPLOAD_QUOTA_MB: "1" } });
});
afterAll(() => t.close());

let student: string;
let teacher: string;
beforeEach(async () => {
  student = (await build.user(t.db)).id;
  teacher = (await build.user(t.db, { role: "teacher" })).id;
});

const photo = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: "#2138b0" } });
/** Promise: a Buffer of ours is never on shared memory. */
const own = (bytes: Buffer) => new Uint8Array(bytes) as Uint8Array<ArrayBuffer>;
const text = (words: string) => own(Buffer.from(words));

function upload(as: string, purpose: string, name: string, body: Uint8Array<ArrayBuffer> | ReadableStream) {
  const query = `purpose=${purpose}&name=${encodeURIComponent(name)}`;
  return t.ask("POST", `/api/files?${query}`, { as, body });
}

async function bytesOf(url: string, as: string): Promise<Buffer> {
  const response = await t.send("GET", url, { as });
  return Buffer.from(await response.arrayBuffer());
}

describe("a picture of oneself", () => {
  it("from a phone is kept upright, small, and without the place it was taken at", async () => {
    const exif = { IFD0: { Make: "Canary phone" }, IFD3: { GPSLatitude: "41/1 18/1 40/1" } };
    const sent = await photo(900, 600).jpeg().withMetadata({ orientation: 6 }).withExif(exif).toBuffer();
    expect(sent.includes("Canary phone")).toBe(true);

    const { status, json } = await upload(student, "avatar", "IMG_0001.JPG", own(sent));
    const kept = await bytesOf(json.data.url, student);

    expect(status).toBe(200);
    const { format, width, height, exif: left } = await sharp(kept).metadata();
    expect({ format, width, height, left }).toEqual({
      format: "webp",
      width: 256,
      height: 256,
      left: undefined,
    });
    expect(kept.includes("Canary phone")).toBe(false);
  });

  it("takes the place of the one before, and is gone when taken away", async () => {
    const first = await upload(student, "avatar", "a.png", own(await photo().png().toBuffer()));
    const second = await upload(student, "avatar", "b.png", own(await photo(50, 50).png().toBuffer()));

    expect((await t.ask("GET", "/api/me/avatar", { as: student })).json.data.avatar.name).toBe("b.png");
    expect((await t.send("GET", first.json.data.url, { as: student })).status).toBe(404);
    expect((await t.ask("DELETE", second.json.data.url, { as: student })).status).toBe(200);
    expect((await t.ask("GET", "/api/me/avatar", { as: student })).json.data.avatar).toBeNull();
  });

  it("is one, however many are sent at once", async () => {
    const body = own(await photo().png().toBuffer());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => upload(student, "avatar", "a.png", body)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  it("is nobody else's to read or to take away, and they cannot tell that it exists", async () => {
    const { json } = await upload(student, "avatar", "a.png", own(await photo().png().toBuffer()));
    const admin = (await build.user(t.db, { role: "admin" })).id;

    for (const other of [teacher, admin]) {
      expect((await t.ask("GET", json.data.url, { as: other })).json.error?.code).toBe("thing.not_found");
      expect((await t.ask("DELETE", json.data.url, { as: other })).json.error?.code).toBe("thing.not_found");
    }
    expect((await t.send("GET", json.data.url, { as: student })).status).toBe(200);
  });
});

describe("a link to a file", () => {
  const linked = async () => {
    const { json } = await upload(student, "avatar", "a.png", own(await photo().png().toBuffer()));
    const link = await t.ask("POST", `${json.data.url}/link`, { as: student });
    return { fileUrl: json.data.url as string, url: link.json.data.url as string };
  };

  it("opens it without a session, to be saved, to the last millisecond of ten minutes and not after", async () => {
    const { url } = await linked();

    t.ctx.clock.advance(599_999);
    const last = await t.send("GET", url);
    t.ctx.clock.advance(1);
    const late = await t.ask("GET", url);

    expect(last.status).toBe(200);
    expect(last.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(late.json.error?.code).toBe("thing.not_found");
  });

  it("is for its owner to make, for one file, for its own time, and while the file is there", async () => {
    const { fileUrl, url } = await linked();
    const other = await linked();
    const until = Number(/until=(\d+)/.exec(url)?.[1]);

    expect((await t.ask("POST", `${fileUrl}/link`, { as: teacher })).json.error?.code).toBe(
      "thing.not_found",
    );
    const forged = [
      url.replace(fileUrl, other.fileUrl),
      url.replace(String(until), String(until + 1)),
      `${url}A`,
    ];
    for (const wrong of forged) expect((await t.send("GET", wrong)).status, wrong).toBe(404);
    await t.ask("DELETE", other.fileUrl, { as: student });
    expect((await t.send("GET", other.url)).status).toBe(404);
  });
});

describe("a hostile file", () => {
  it("that is an image and a script at once leaves the script behind", async () => {
    const image = await photo().jpeg().toBuffer();
    const polyglot = Buffer.concat([
      image,
      Buffer.from("<script>alert(1)</script>"),
      Buffer.from("PK\x03\x04"),
    ]);

    const { json } = await upload(student, "avatar", "a.jpg", own(polyglot));
    const kept = await bytesOf(json.data.url, student);

    expect(kept.includes("<script>")).toBe(false);
    expect(kept.includes("PK\x03\x04")).toBe(false);
  });

  it.each([
    ["a drawing with script", "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
    ["a drawing under an image's name", "a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["a page under an image's name", "a.jpg", "<!doctype html><script>alert(1)</script>"],
    ["a second ending", "a.png.html", "<script>alert(1)</script>"],
    ["the first bytes of an image and nothing behind them", "a.jpg", "\xff\xd8\xff"],
    ["nothing at all", "a.png", ""],
  ])("is refused: %s", async (_name, name, words) => {
    const { status, json } = await upload(student, "avatar", name, own(Buffer.from(words, "latin1")));

    expect([status, json.error?.code]).toEqual([422, "file.refused"]);
  });

  it("of few bytes and a flood of pixels is refused before it is drawn", async () => {
    const flood = await photo(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
    expect(flood.length).toBeLessThan(400_000);

    const { json } = await upload(student, "avatar", "a.png", own(flood));

    expect(json.error?.code).toBe("file.refused");
  });

  it("that unpacks to far more than it is, is refused, and so is one that climbs out of its folder", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(5_000_000) }, { level: 9 });
    const slip = zipSync({ "../../etc/cron.d/job": new Uint8Array(8) });

    for (const bytes of [bomb, slip])
      expect((await upload(teacher, "lesson", "dars.docx", own(Buffer.from(bytes)))).json.error?.code).toBe(
        "file.refused",
      );
  });

  it("of one byte too many is stopped there, before the rest is read", async () => {
    let asked = 0;
    const chunk = new Uint8Array(65_536);
    const endless = new ReadableStream({
      pull(controller) {
        asked += 1;
        controller.enqueue(chunk);
      },
    });

    const { status, json } = await upload(teacher, "lesson", "dars.txt", endless);

    expect([status, json.error?.code]).toEqual([413, "request.too_large"]);
    // 160 chunks are 10 MiB; a few more may be on their way.
    expect(asked).toBeLessThan(180);
  });

  it("of 10 485 761 bytes is refused, of 10 485 760 it is looked at", async () => {
    const answers = [];
    for (const size of [10_485_761, 10_485_760])
      answers.push((await upload(student, "avatar", "a.jpg", new Uint8Array(size))).json.error?.code);

    expect(answers).toEqual(["request.too_large", "file.refused"]);
  });
});

describe("a lesson's file", () => {
  it("that is a page under a text's name goes out as text, to be saved, in a sandbox", async () => {
    const { json } = await upload(teacher, "lesson", "../dars\u202E.txt", text("<script>alert(1)</script>"));
    const response = await t.send("GET", json.data.url, { as: teacher });

    expect(json.data.name).toBe("dars.txt");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"dars.txt\"; filename*=UTF-8''dars.txt",
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  });

  it("in any script keeps its name for who saves it", async () => {
    const { json } = await upload(teacher, "lesson", "Дарс (1).txt", text("салом"));
    const response = await t.send("GET", json.data.url, { as: teacher });

    expect(response.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''%D0%94%D0%B0%D1%80%D1%81%20%281%29.txt",
    );
  });

  it.each([
    ["bytes that are not UTF-8", Buffer.from([0x61, 0xff, 0xfe])],
    ["NUL", Buffer.from("a\0b")],
  ])("of text is refused with %s", async (_name, bytes) => {
    expect((await upload(teacher, "lesson", "dars.txt", own(bytes))).json.error?.code).toBe("file.refused");
  });

  it("is not a student's to bring", async () => {
    expect((await upload(student, "lesson", "dars.txt", text("a"))).json.error?.code).toBe("access.refused");
  });

  it("is kept once for everybody who sends the same bytes", async () => {
    const other = (await build.user(t.db, { role: "teacher" })).id;
    const [one, two] = [
      await upload(teacher, "lesson", "a.txt", text("bir xil")),
      await upload(other, "lesson", "b.txt", text("bir xil")),
    ];

    const rows = await t.db
      .select()
      .from(files)
      .where(
        inArray(
          files.id,
          [one, two].map(({ json }) => json.data.fileId),
        ),
      );
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ blobHash }) => blobHash)).size).toBe(1);
  });

  it("keeps its bytes when the last row that named the same is forgotten while it comes in", async () => {
    const { blobs } = t.ctx;
    const whole = blobs.keep.bind(blobs);
    let times = 0;
    blobs.keep = async (bytes) => {
      const kept = await whole(bytes);
      times += 1;
      if (times === 1) await blobs.remove(kept.hash);
      return kept;
    };

    const { json } = await upload(teacher, "lesson", "a.txt", text("just forgotten")).finally(() => {
      blobs.keep = whole;
    });

    expect((await bytesOf(json.data.url, teacher)).toString()).toBe("just forgotten");
  });

  it("is refused where it would pass the quota, also of twenty sent at once", async () => {
    const body = text("x".repeat(100_000));

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => upload(teacher, "lesson", `${index}.txt`, body)),
    );

    const taken = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ json }) => json.error?.code === "file.quota_full");
    // One mebibyte holds ten of them.
    expect([taken.length, refused.length]).toEqual([10, 10]);
  });
});
