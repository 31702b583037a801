/**
 * The six rules by which securityheaders.com grades a site, and what its A+ asks beyond: a policy under which no inline
 * script runs that the page did not name. Ours asks a little more of each.
 */
const halfYearSeconds = 15_768_000;

const rules: Readonly<Record<string, (headers: Headers) => boolean>> = {
  "strict-transport-security": (headers) => {
    const text = headers.get("strict-transport-security") ?? "";
    const seconds = Number(/max-age=(\d+)/.exec(text)?.[1] ?? 0);
    return seconds >= 2 * halfYearSeconds && text.includes("includeSubDomains");
  },
  "content-security-policy": (headers) => {
    const policy = readPolicy(headers.get("content-security-policy") ?? "");
    const scripts = policy.get("script-src") ?? policy.get("default-src") ?? ["*"];
    const isTight = scripts.every((source) => /^'(self|none|nonce-[\w+/=-]{22,})'$/.test(source));
    const isBoxed = policy.has("sandbox") || isTight;
    return isBoxed && (policy.get("object-src") ?? policy.get("default-src") ?? []).length === 1;
  },
  "x-frame-options": (headers) => {
    const ancestors = readPolicy(headers.get("content-security-policy") ?? "").get("frame-ancestors") ?? [];
    const framed = headers.get("x-frame-options");
    return (framed === "DENY" || framed === "SAMEORIGIN") && /^'(none|self)'$/.test(ancestors.join(" "));
  },
  "x-content-type-options": (headers) => headers.get("x-content-type-options") === "nosniff",
  "referrer-policy": (headers) =>
    /^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/.test(
      headers.get("referrer-policy") ?? "",
    ),
  "permissions-policy": (headers) => {
    const text = headers.get("permissions-policy") ?? "";
    return (
      text.includes("microphone=(self)") && text.includes("camera=()") && text.includes("geolocation=()")
    );
  },
};

/** Names of the rules a reply breaks; none is an A+. */
export function brokenHeaderRules(headers: Headers): string[] {
  return Object.entries(rules).flatMap(([name, holds]) => (holds(headers) ? [] : [name]));
}

function readPolicy(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}
