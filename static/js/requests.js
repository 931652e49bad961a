// Asking the server from a script: CSRF, sign-in that ran out, answers as JSON. Rejects nothing: each answer has a `kind`.

/** The token is read anew each time: signing in again in another tab changes it. */
export function csrfToken() {
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
  return cookie ? decodeURIComponent(cookie.slice("csrftoken=".length)) : "";
}

export function headers() {
  return { "X-CSRFToken": csrfToken(), "X-Requested-With": "XMLHttpRequest", Accept: "application/json" };
}

/** ok · conflict (409) · invalid (422) · expired (sign-in ran out) · refused (403, 404) · offline · failed; data is the JSON. */
export function kindOf(status) {
  if (status >= 200 && status < 300) return "ok";
  if (status === 409) return "conflict";
  if (status === 422 || status === 400 || status === 413) return "invalid";
  if (status === 401) return "expired";
  if (status === 403 || status === 404 || status === 410) return "refused";
  return "failed";
}

export async function ask(method, url, body, options = {}) {
  let answer;
  try {
    answer = await fetch(url, {
      method,
      body,
      headers: headers(),
      credentials: "same-origin",
      redirect: "manual", // a redirect here is always the way to the sign-in page
      ...options,
    });
  } catch {
    return { kind: "offline", status: 0, data: {} };
  }
  if (answer.type === "opaqueredirect") return { kind: "expired", status: 302, data: {} };
  let data = null;
  if ((answer.headers.get("Content-Type") || "").includes("json")) data = await answer.json().catch(() => null);
  let kind = kindOf(answer.status);
  // A 403 without JSON is the CSRF page: the token changed with a new sign-in, or the session is gone.
  if (answer.status === 403 && data === null) kind = "expired";
  if ((kind === "ok" || kind === "conflict" || kind === "invalid") && data === null && answer.status !== 204) kind = "failed";
  return { kind, status: answer.status, data: data ?? {} };
}
