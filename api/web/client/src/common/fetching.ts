// Asking the service: JSON or the problem details that it gives instead.

/** What the service says when it does not answer. */
export class Trouble extends Error {}

/** Get JSON.
 *
 * @throws Trouble: the service's own words, or that it could not be reached.
 * @throws DOMException: the signal was aborted.
 */
export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return (await (await get(url, "application/json", signal)).json()) as T;
}

/** Get a page of the service, as a document whose scripts do not run; throws as `getJson` does. */
export async function getPage(url: string, signal?: AbortSignal): Promise<Document> {
  const response = await get(url, "text/html", signal);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function get(url: string, accept: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { headers: { Accept: accept }, ...(signal && { signal }) });
  } catch (error) {
    if (givenUp(error)) throw error;
    throw new Trouble("The service cannot be reached.");
  }
  if (!response.ok) throw new Trouble(await said(response));
  return response;
}

async function said(response: Response): Promise<string> {
  try {
    const problem: unknown = await response.json();
    if (problem && typeof problem === "object") {
      const { title, detail } = problem as { title?: unknown; detail?: unknown };
      const words = [title, detail].filter((part) => typeof part === "string");
      if (words.length) return words.join(": ");
    }
  } catch {
    // No problem details: the status is all there is.
  }
  return `The service answered with status ${response.status}.`;
}

/** Whether an error is that of a request that was given up. */
export function givenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
