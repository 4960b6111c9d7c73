// What the service's record has under a name, shown in the graph or not.

import { getJson } from "../common/fetching";
import type { Suggestion } from "./search";

interface Suggested {
  result: { id: string; name: string; description?: string }[];
}

const KINDS = /^(official|office|country)\//;

/** Officials, offices and countries whose name begins so; throws as `getJson` does. */
export async function suggested(root: string, words: string, signal: AbortSignal): Promise<Suggestion[]> {
  const fields = new URLSearchParams({ prefix: words });
  const { result } = await getJson<Suggested>(`${root}reconcile/suggest/entity?${fields}`, signal);
  return result
    .filter(({ id }) => KINDS.test(id))
    .map(({ id, name, description = "" }) => ({ key: id, label: name, hint: description, contacts: 0 }));
}
