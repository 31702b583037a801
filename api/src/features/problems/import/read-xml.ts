/**
 * XML of strangers, read with nothing of what makes XML dangerous: a document type is refused before anything it
 * declares could unfold or be fetched, so that only the five entities of XML itself exist, and size, depth, number of
 * elements and length of attributes have bounds. Reading yields to others every few hundred kilobytes.
 */
import { readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { XmlElement } from "@bilimdon/rules/problem/foreign/xml-element";
import { SaxesParser } from "saxes";

export const xmlLimits = {
  bytes: 32 * 1024 * 1024,
  depth: 64,
  elements: 200_000,
  attributes: 64,
  attributeCharacters: 16 * 1024,
} as const;

const chunkCharacters = 256 * 1024;

export type XmlReading =
  | { readonly kind: "read"; readonly root: XmlElement }
  | { readonly kind: "refused"; readonly why: string };

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

class XmlRefusal extends Error {}

/**
 * A document type by name alone, as problem sets of HUSTOJ carry it. It declares nothing here, and what it names is
 * never fetched; one with declarations of its own may unfold without end and is refused.
 */
const publicDoctype =
  /^\s*[\w.-]+\s+PUBLIC\s+(?:"[^"[\]<>]*"|'[^'[\]<>]*')\s+(?:"[^"[\]<>]*"|'[^'[\]<>]*')\s*$/;

/** Reads an XML file; a refusal says what is wrong and where. */
export async function readXml(path: string, bytes: number): Promise<XmlReading> {
  if (bytes > xmlLimits.bytes)
    return { kind: "refused", why: `has more than ${xmlLimits.bytes / 1024 / 1024} MiB; divide it` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    return { kind: "read", root: await parseXml(text) };
  } catch (thrown) {
    if (thrown instanceof XmlRefusal) return { kind: "refused", why: thrown.message };
    if (thrown instanceof TypeError) return { kind: "refused", why: "is not UTF-8 text; save it as UTF-8" };
    throw thrown;
  }
}

async function parseXml(text: string): Promise<XmlElement> {
  const open: OpenElement[] = [];
  const roots: XmlElement[] = [];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: false, position: true });
  const refuse = (why: string): never => {
    throw new XmlRefusal(`line ${parser.line}: ${why}`);
  };
  const addText = (more: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += more;
  };
  parser.on("error", (fault) => refuse(`is not readable as XML: ${fault.message.slice(0, 200)}`));
  parser.on("doctype", (text) => {
    if (!publicDoctype.test(text)) refuse("has a document type (<!DOCTYPE …>); take it out");
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", ({ name, attributes }) => {
    elements += 1;
    if (elements > xmlLimits.elements) refuse(`has more than ${xmlLimits.elements} elements`);
    if (open.length >= xmlLimits.depth) refuse(`is nested more than ${xmlLimits.depth} deep`);
    const values = Object.values(attributes);
    if (values.length > xmlLimits.attributes) refuse(`has more than ${xmlLimits.attributes} attributes`);
    if (values.some((value) => value.length > xmlLimits.attributeCharacters))
      refuse(`has an attribute of more than ${xmlLimits.attributeCharacters} characters`);
    open.push({ name, attributes, children: [], text: "" });
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) (open.at(-1)?.children ?? roots).push(closed);
  });
  for (let at = 0; at < text.length; at += chunkCharacters) {
    parser.write(text.slice(at, at + chunkCharacters));
    await setImmediate();
  }
  parser.close();
  return roots[0] ?? refuse("has no element");
}
