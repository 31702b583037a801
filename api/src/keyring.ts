/**
 * Everything that is signed or encrypted by this platform goes through one keyring of two keys.
 *
 * The current key makes; both keys read. To rotate, move KEY_CURRENT to KEY_PREVIOUS, give a fresh KEY_CURRENT and
 * restart the API processes one after the other: nothing that was made before is lost, nobody is signed out (sessions
 * are rows, not signatures). What the previous key opens says `isStale`, so that its owner can seal it anew. Each use
 * has a key of its own, derived by HKDF: a link's signature can never pass for a sealed secret.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { Config } from "./config.ts";

/** What a key is used for. A new use is a new word here. */
export type KeyUse =
  | "bearer-pair"
  | "phone-number"
  | "sms-code"
  | "totp-secret"
  | "file-link"
  | "audit-seal"
  | "form-ticket"
  | "offline-pack";

export interface Keyring {
  /** A signature of the text under the current key: "keyId.mac", for links and cursors. */
  sign(use: KeyUse, text: string): string;
  isSigned(use: KeyUse, text: string, signature: string): boolean;
  /**
   * Encrypts with AES-256-GCM under the current key: "v1.keyId.nonce.box".
   *
   * @param owner  who or what it belongs to, a user's id say; the same must be given to open it
   */
  seal(use: KeyUse, text: string, owner: string): string;
  open(use: KeyUse, sealed: string, owner: string): Opened;
}

export type Opened =
  /** isStale: the previous key opened it; seal it anew before that key goes. */
  | { readonly kind: "opened"; readonly text: string; readonly isStale: boolean }
  | { readonly kind: "unreadable" };

interface Key {
  readonly id: string;
  for(use: KeyUse): Buffer;
}

const nonceBytes = 12;
const tagBytes = 16;

/** The keyring that the configuration names. */
export function keyringOf(config: Pick<Config, "KEY_CURRENT" | "KEY_PREVIOUS">): Keyring {
  return openKeyring({ current: config.KEY_CURRENT, previous: config.KEY_PREVIOUS });
}

/**
 * @param keys.current   KEY_CURRENT: 32 characters and more, out of a generator
 * @param keys.previous  KEY_PREVIOUS, while things made with it are still about
 */
export function openKeyring(keys: {
  readonly current: string;
  readonly previous?: string | undefined;
}): Keyring {
  const current = makeKey(keys.current);
  const known = keys.previous === undefined ? [current] : [current, makeKey(keys.previous)];
  return {
    sign: (use, text) => `${current.id}.${mac(current, use, text).toString("base64url")}`,
    isSigned(use, text, signature) {
      const [keyId, given] = signature.split(".");
      const key = known.find(({ id }) => id === keyId);
      if (key === undefined || given === undefined) return false;
      const [wanted, had] = [mac(key, use, text), Buffer.from(given, "base64url")];
      // Base64 has several spellings of one value; only the one we wrote is ours.
      return (
        had.length === wanted.length && timingSafeEqual(had, wanted) && signature.split(".").length === 2
      );
    },
    seal: (use, text, owner) => seal(current, use, text, owner),
    open(use, sealed, owner) {
      const [version, keyId, nonce = "", box = "", ...more] = sealed.split(".");
      const key = known.find(({ id }) => id === keyId);
      if (version !== "v1" || key === undefined || more.length > 0) return { kind: "unreadable" };
      const text = unseal(key.for(use), bound(use, owner), {
        nonce: Buffer.from(nonce, "base64url"),
        box: Buffer.from(box, "base64url"),
      });
      return text === null ? { kind: "unreadable" } : { kind: "opened", text, isStale: key !== current };
    },
  };
}

function makeKey(secret: string): Key {
  const derived = new Map<KeyUse, Buffer>();
  return {
    id: createHash("sha256").update(`bilimdon key id:${secret}`).digest("base64url").slice(0, 8),
    for(use) {
      const key = derived.get(use) ?? Buffer.from(hkdfSync("sha256", secret, "bilimdon", use, 32));
      derived.set(use, key);
      return key;
    },
  };
}

function mac(key: Key, use: KeyUse, text: string): Buffer {
  return createHmac("sha256", key.for(use)).update(text).digest();
}

function bound(use: KeyUse, owner: string): Buffer {
  return Buffer.from(JSON.stringify([use, owner]));
}

function seal(key: Key, use: KeyUse, text: string, owner: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.for(use), nonce).setAAD(bound(use, owner));
  const box = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return ["v1", key.id, nonce.toString("base64url"), box.toString("base64url")].join(".");
}

function unseal(key: Buffer, aad: Buffer, sealed: { readonly nonce: Buffer; readonly box: Buffer }) {
  const { nonce, box } = sealed;
  if (nonce.length !== nonceBytes || box.length < tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes })
    .setAAD(aad)
    .setAuthTag(box.subarray(-tagBytes));
  try {
    return decipher.update(box.subarray(0, -tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    // Changed on the way, or another owner's: GCM tells no more, and nobody may learn more.
    return null;
  }
}
