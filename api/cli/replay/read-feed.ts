/**
 * A feed's lines become its objects as they stood at the end. Lines may repeat, change or delete an object, in the
 * present form {type, id, data} and in the older {type, op, id, data}, whose id is the event's and not the object's.
 */
import { z } from "zod";
import * as shapes from "./feed-objects.ts";

const collections = ["problems", "groups", "teams", "judgement-types", "submissions", "judgements"] as const;
type CollectionName = (typeof collections)[number];
const identified = z.looseObject({ id: z.string() });
const line = z.looseObject({
  type: z.string(),
  op: z.enum(["create", "update", "delete"]).nullish(),
  id: z.string().nullish(),
  data: z.unknown(),
});

const anyObject = z.looseObject({});

export interface Feed {
  /** As it was told, for printing. */
  readonly told: z.infer<typeof anyObject> | null;
  readonly contest: z.infer<typeof shapes.feedContest> | null;
  readonly state: z.infer<typeof shapes.feedState> | null;
  readonly problems: shapes.Collection<z.infer<typeof shapes.feedProblem>>;
  readonly groups: shapes.Collection<z.infer<typeof shapes.feedGroup>>;
  readonly teams: shapes.Collection<z.infer<typeof shapes.feedTeam>>;
  readonly judgementTypes: shapes.Collection<shapes.FeedJudgementType>;
  readonly submissions: shapes.Collection<shapes.FeedSubmission>;
  readonly judgements: shapes.Collection<shapes.FeedJudgement>;
}

/** An object as the line that told it last has it. */
interface Told {
  readonly data: unknown;
  readonly line: number;
}

interface Store {
  readonly single: Map<string, Told>;
  readonly many: Map<CollectionName, Map<string, Told>>;
  readonly faults: string[];
}

/** Reads a whole feed; every line that cannot be used is named in faults. Only an object's last state is checked. */
export function readFeed(text: string): { readonly feed: Feed; readonly faults: readonly string[] } {
  const store: Store = {
    single: new Map(),
    many: new Map(collections.map((name) => [name, new Map()])),
    faults: [],
  };
  for (const [index, words] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    if (words.trim() !== "") takeLine(store, words, index + 1);
  }
  const contest = store.single.get("contest");
  const state = store.single.get("state");
  const all = <S extends z.ZodType>(name: CollectionName, shape: S) => checkAll(store, name, shape);
  const feed = {
    told: anyObject.safeParse(contest?.data).data ?? null,
    contest: contest === undefined ? null : check(store, shapes.feedContest, contest),
    state: state === undefined ? null : check(store, shapes.feedState, state),
    problems: all("problems", shapes.feedProblem),
    groups: all("groups", shapes.feedGroup),
    teams: all("teams", shapes.feedTeam),
    judgementTypes: all("judgement-types", shapes.feedJudgementType),
    submissions: all("submissions", shapes.feedSubmission),
    judgements: all("judgements", shapes.feedJudgement),
  };
  return { feed, faults: store.faults };
}

function takeLine(store: Store, words: string, at: number): void {
  const parsed = line.safeParse(readJson(words));
  if (!parsed.success) {
    store.faults.push(`line ${at}: not a notification; it needs to be {"type", "id", "data"} in JSON`);
    return;
  }
  const { type, op, data } = parsed.data;
  if (type === "contest" || type === "contests" || type === "state") {
    const name = type === "state" ? "state" : "contest";
    if (op === "delete" || data === null) store.single.delete(name);
    else store.single.set(name, { data, line: at });
    return;
  }
  const name = collections.find((known) => known === type);
  if (name !== undefined) takeObject(store, name, { ...parsed.data, line: at });
}

function takeObject(
  store: Store,
  name: CollectionName,
  { op, id, data, line: at }: z.infer<typeof line> & { readonly line: number },
): void {
  const objects = store.many.get(name) ?? new Map<string, Told>();
  const isOld = typeof op === "string";
  if (!isOld && typeof id !== "string") {
    replaceAll(store, objects, { data, line: at });
    return;
  }
  const objectId = isOld ? identified.safeParse(data).data?.id : id;
  if (typeof objectId !== "string") store.faults.push(`line ${at}: ${name} without an id in its data`);
  else if (op === "delete" || data === null || data === undefined) objects.delete(objectId);
  else objects.set(objectId, { data, line: at });
}

/** A line without an id tells the whole collection. */
function replaceAll(store: Store, objects: Map<string, Told>, told: Told): void {
  const list = z.array(identified).safeParse(told.data ?? []);
  if (!list.success) {
    store.faults.push(`line ${told.line}: without an id, data needs to be the list of all objects`);
    return;
  }
  objects.clear();
  for (const object of list.data) objects.set(object.id, { data: object, line: told.line });
}

function checkAll<S extends z.ZodType>(store: Store, name: CollectionName, shape: S) {
  const checked = new Map<string, z.infer<S>>();
  for (const [id, told] of store.many.get(name) ?? []) {
    const object = check(store, shape, told);
    if (object !== null) checked.set(id, object);
  }
  return checked;
}

function check<S extends z.ZodType>(store: Store, shape: S, told: Told): z.infer<S> | null {
  const parsed = shape.safeParse(told.data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  store.faults.push(
    `line ${told.line}: ${issue?.path.join(".") ?? "data"}: ${issue?.message ?? "unreadable"}`,
  );
  return null;
}

function readJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
