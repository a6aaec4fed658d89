// Whether a browser would have asked first. A page of another site may send some requests without being allowed to read the answer;
// such a request runs no query here, whatever it asks. (Apollo Server's rule of the same purpose, before anything is read.)
import type { IncomingMessage } from 'node:http'
import { fail } from '#schema/errors.ts'

/** What a form of any page can send. */
const SENT_BY_FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i
/** No page sends one of these without its browser asking first. */
const HEADERS = ['apollo-require-preflight', 'x-apollo-operation-name']

/** Throws PREFLIGHT_NEEDED for a request that a browser sends without asking. */
export function requirePreflight({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const type = headers['content-type']?.trim()
  const isAskedFirst = type?.includes('/') && !SENT_BY_FORMS.test(type)
  if (!isAskedFirst && !HEADERS.some((name) => headers[name])) throw fail('PREFLIGHT_NEEDED')
}
