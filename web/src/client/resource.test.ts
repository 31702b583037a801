import { describe, expect, it, vi } from "vitest";
import type { Answer } from "./call-api.ts";
import { keyedResource, makeResource } from "./resource.ts";

/** A source whose answers the test gives by hand. */
function source() {
  const asked: ((answer: Answer<string>) => void)[] = [];
  const load = () => new Promise<Answer<string>>((resolve) => asked.push(resolve));
  return { asked, load };
}

describe("something on the server", () => {
  it("is asked for once by callers who ask at the same time", async () => {
    const { asked, load } = source();
    const resource = makeResource(load);

    const both = Promise.all([resource.refresh(), resource.refresh()]);
    asked[0]?.({ kind: "ok", value: "board" });
    await both;

    expect(asked).toHaveLength(1);
    expect(resource.state.value).toEqual({ kind: "ready", value: "board", failure: null });
  });

  it("is asked for once more after news of it, when an asking was under way", async () => {
    const { asked, load } = source();
    const resource = makeResource(load);

    void resource.refresh();
    const heard = Promise.all([resource.renew(), resource.renew()]);
    asked[0]?.({ kind: "ok", value: "as it was" });
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.({ kind: "ok", value: "as it is" });
    await heard;

    expect(asked).toHaveLength(2);
    expect(resource.state.value).toMatchObject({ value: "as it is" });
  });

  it("is asked for once because of news when nothing was under way", async () => {
    const { asked, load } = source();
    const resource = makeResource(load);

    const heard = resource.renew();
    asked[0]?.({ kind: "ok", value: "as it is" });
    await heard;

    expect(asked).toHaveLength(1);
  });

  it("keeps its value and names the failure when a refresh fails", async () => {
    const { asked, load } = source();
    const resource = makeResource(load);
    resource.put("earlier");

    const refreshed = resource.refresh();
    asked[0]?.({ kind: "unreachable" });
    await refreshed;

    expect(resource.state.value).toEqual({
      kind: "ready",
      value: "earlier",
      failure: { kind: "unreachable" },
    });
  });

  it("is failed when it was never there, and can be asked for again", async () => {
    const { asked, load } = source();
    const resource = makeResource(load);

    const first = resource.refresh();
    asked[0]?.({ kind: "unreachable" });
    await first;
    expect(resource.state.value.kind).toBe("failed");

    const second = resource.refresh();
    asked[1]?.({ kind: "ok", value: "board" });
    await second;
    expect(resource.state.value).toMatchObject({ kind: "ready", value: "board" });
  });

  it("is the same for the same key until fifty others have come", () => {
    const byKey = keyedResource(async (key) => ({ kind: "ok", value: key }));
    const first = byKey("0");
    for (let key = 1; key < 50; key += 1) byKey(String(key));
    expect(byKey("0")).toBe(first);
    byKey("50");
    expect(byKey("0")).not.toBe(first);
  });
});
