import { describe, expect, it } from "vitest";
import { addressBlock, callerAddress } from "./caller-address.ts";

describe("the caller's address", () => {
  it.each([
    [
      "is the peer's where no proxy is trusted, whatever is claimed",
      "198.51.100.7",
      "1.2.3.4",
      0,
      "198.51.100.7",
    ],
    ["is what the one proxy saw", "10.0.0.1", "1.2.3.4, 203.0.113.9", 1, "203.0.113.9"],
    ["is what the first of two proxies saw", "10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
    ["is the peer's when the proxy said nothing", "10.0.0.1", null, 1, "10.0.0.1"],
    ["is the peer's when fewer proxies spoke than are trusted", "10.0.0.1", "203.0.113.9", 2, "10.0.0.1"],
    ["is plain IPv4 where the socket wraps it", "::ffff:198.51.100.7", null, 0, "198.51.100.7"],
  ])("%s", (_, peer, forwarded, proxies, address) => {
    expect(callerAddress(peer, forwarded, proxies)).toBe(address);
  });
});

describe("a counted block", () => {
  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("of %s is %s", (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});
