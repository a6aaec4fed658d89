// The tag of a province's release: equal tags, equal answers.

/** As answers and `GET /release` both tell it; `0` when nothing is published. */
export function tagOf(release: { readonly number: number } | null): string {
  return String(release?.number ?? 0)
}
