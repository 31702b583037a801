import { describe, expect, it } from "vitest";
import { isRange, isWithinRanges } from "./address-range.ts";

describe("addresses of an exam's rooms", () => {
  it.each([
    ["10.20.3.4", "10.20.0.0/16", true],
    ["10.21.3.4", "10.20.0.0/16", false],
    ["10.20.3.4", "10.20.3.4", true],
    ["10.20.3.5", "10.20.3.4", false],
    ["10.20.3.129", "10.20.3.128/25", true],
    ["10.20.3.127", "10.20.3.128/25", false],
    ["10.20.3.4", "0.0.0.0/0", true],
    ["::ffff:10.20.3.4", "10.20.0.0/16", true],
    ["fd00::1:2", "fd00::/8", true],
    ["fe80::1", "fd00::/8", false],
    ["2001:db8:0:1::7", "2001:db8:0:1::/64", true],
    ["2001:db8:0:2::7", "2001:db8:0:1::/64", false],
    ["10.20.3.4", "fd00::/8", false],
    ["unknown", "0.0.0.0/0", false],
  ])("%s in %s: %s", (address, range, isIn) => expect(isWithinRanges(address, [range])).toBe(isIn));

  it("are any where no range is named, and those of any range where several are", () => {
    expect(isWithinRanges("unknown", [])).toBe(true);
    expect(isWithinRanges("10.0.0.1", ["192.168.0.0/16", "10.0.0.0/8"])).toBe(true);
  });

  it.each([
    "10.0.0",
    "10.0.0.256",
    "10.0.0.0/33",
    "10.0.0.0/8/8",
    "10.0.0.0/x",
    "1::2::3",
    "1:2:3",
    "g::",
    "",
    "1:2:3:4:5:6:7:8:9",
  ])("cannot be read from %j", (text) => expect(isRange(text)).toBe(false));
});
