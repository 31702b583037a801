import { describe, expect, it } from "vitest";
import { linesOf, ReplyHeaders } from "./reply-headers.ts";

describe("the headers of a reply", () => {
  it("leave the ones they began with as they were", () => {
    const common = { "x-frame-options": "DENY" };

    const headers = new ReplyHeaders(common);
    headers.set("x-frame-options", "none");

    expect(common).toEqual({ "x-frame-options": "DENY" });
  });

  it("send every cookie on a line of its own, and join other names", () => {
    const headers = new ReplyHeaders({});
    for (const value of ["a=1", "b=2"]) headers.append("set-cookie", value);
    for (const value of ["Accept-Encoding", "Cookie"]) headers.append("vary", value);

    const { headers: sent } = new Response(null, { headers: linesOf(headers) });

    expect(sent.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(sent.get("vary")).toBe("Accept-Encoding, Cookie");
  });

  it("know when a reply was made with them", () => {
    const headers = new ReplyHeaders({ vary: "Cookie" });
    expect([headers.isTaken, headers.has("vary"), headers.has("set-cookie")]).toEqual([false, true, false]);

    headers.delete("vary");
    linesOf(headers);

    expect([headers.isTaken, headers.get("vary")]).toEqual([true, null]);
  });
});
