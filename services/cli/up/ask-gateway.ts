// Asks the gateway over HTTP, as any client would.

/** The answer's `data`, or null when there is none: the caller decides whether to ask again. */
export async function askGateway(
  gatewayUrl: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  try {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    })
    const answer = (await response.json()) as { readonly data?: unknown }
    return answer.data ?? null
  } catch {
    return null
  }
}
