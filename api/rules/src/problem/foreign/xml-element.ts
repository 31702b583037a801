/** One element of an XML file, as the readers of foreign formats see it. Comments and instructions are not kept. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text directly in it, joined; that of children is theirs. */
  readonly text: string;
}

/** The first child of a name, or null. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** The children of a name, in order. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** An element some steps down, by its path of names: "assets/checker/source". */
export function elementAt(element: XmlElement | null, path: string): XmlElement | null {
  return path.split("/").reduce<XmlElement | null>(childOf, element);
}

/** An attribute's text; "" where the element or the attribute is missing. */
export function attributeOf(element: XmlElement | null, name: string): string {
  if (element === null || !Object.hasOwn(element.attributes, name)) return "";
  return element.attributes[name] ?? "";
}
