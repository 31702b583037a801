import sanitizeHtml from "sanitize-html";

/**
 * The last gate before a statement is kept: an allow-list over what our own writer makes. Should a mistake above ever
 * let a setter's text through as markup, nothing that runs, loads from elsewhere or covers the page passes here.
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...ourTags, ...katexTags],
    allowedAttributes: {
      "*": ["class", "aria-hidden"],
      a: ["href", "rel", "id"],
      img: ["src", "alt", "width", "height", "loading", "decoding", "style"],
      figure: ["style"],
      ol: ["start"],
      li: ["id"],
      th: ["colspan", "rowspan", "scope"],
      td: ["colspan", "rowspan"],
      span: ["style"],
      math: ["xmlns", "display"],
      annotation: ["encoding"],
      mo: ["stretchy", "fence", "separator", "minsize", "maxsize", "lspace", "rspace", "form", "accent"],
      mi: ["mathvariant"],
      mn: ["mathvariant"],
      mtext: ["mathvariant"],
      mstyle: ["scriptlevel", "displaystyle", "mathcolor", "mathsize", "mathbackground"],
      mspace: ["width", "height", "linebreak"],
      mpadded: ["width", "height", "depth", "lspace", "voffset"],
      mover: ["accent"],
      munder: ["accentunder"],
      mfrac: ["linethickness"],
      menclose: ["notation"],
      mtd: ["width"],
      mtable: [
        "rowspacing",
        "columnspacing",
        "columnalign",
        "columnlines",
        "rowlines",
        "width",
        "displaystyle",
      ],
      svg: ["xmlns", "width", "height", "viewBox", "preserveAspectRatio", "style"],
      path: ["d"],
      line: ["x1", "x2", "y1", "y2", "stroke-width"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: [] },
    allowProtocolRelative: false,
    allowedStyles: { "*": katexStyles },
    exclusiveFilter: (frame) => frame.tag === "img" && !ourImage.test(frame.attribs.src ?? ""),
    parser: { lowerCaseAttributeNames: false, lowerCaseTags: true, decodeEntities: true },
    disallowedTagsMode: "discard",
    nestingLimit: 200,
  });
}

const ourImage = /^\/api\/problem-assets\/[A-Za-z0-9_]+\/[A-Za-z0-9_.%-]+$/;

const ourTags =
  "h2 h3 p a img figure figcaption ul ol li dl dt dd table thead tbody tr th td pre code kbd strong em u s sub sup small blockquote div span br hr section".split(
    " ",
  );

const katexTags =
  "math semantics annotation mrow mi mo mn ms mtext mspace mstyle mpadded mphantom mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd menclose merror mglyph svg path line".split(
    " ",
  );

const length = /^-?[\d.]+(em|ex|mu|px|%)?(?: -?[\d.]+(em|ex|mu|px|%)?){0,3}$/;
const color = /^(#[0-9a-fA-F]{3,8}|[a-z]+|transparent)$/;

/** The properties KaTeX writes. None of them can load anything or leave the formula. */
const katexStyles = {
  ...Object.fromEntries(
    "height width min-width max-width top bottom left right vertical-align margin margin-left margin-right margin-top margin-bottom padding-left padding-right border-bottom-width border-top-width border-right-width border-left-width border-width font-size"
      .split(" ")
      .map((name) => [name, [length]]),
  ),
  position: [/^relative$/],
  "border-color": [color],
  "border-style": [/^(solid|dashed)$/],
  "border-right-style": [/^(solid|dashed)$/],
  color: [color],
  "background-color": [color],
};
