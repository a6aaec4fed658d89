// The address under which a province joins: whole, http or https, and without a name or a password, because the table is read by many.
import { fail } from '#schema/errors.ts'

/** The address as it goes into the table. Throws BAD_ENDPOINT, which never shows a password. */
export function requireEndpoint(text: string): string {
  if (!URL.canParse(text))
    throw bad(text.replace(/\/\/.*@/s, '//…@'), 'không phải một địa chỉ', 'it is no address')
  const url = new URL(text)
  const shown = `${url.protocol}//${url.host}${url.pathname}`
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw bad(shown, 'phải là http hoặc https', 'it must be http or https')
  if (url.username !== '' || url.password !== '')
    throw bad(shown, 'kèm tên hoặc mật khẩu', 'it carries a name or a password')
  if (url.hash !== '' || url.search !== '') throw bad(shown, 'kèm ? hoặc #', 'it carries ? or #')
  return url.href
}

function bad(url: string, reasonVi: string, reasonEn: string) {
  return fail('BAD_ENDPOINT', { url, reasonVi, reasonEn })
}
