/** Where to go after signing in: only an address of this site, since "//evil.example" would lead elsewhere. */
export function safeNext(asked: string | undefined): string {
  return asked !== undefined && /^\/(?![/\\])/.test(asked) && !asked.startsWith("/kirish") ? asked : "/";
}
