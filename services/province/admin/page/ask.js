// Asking the province: the token, JSON, long work line by line, and what is taken home as a file. Nothing is asked of anybody else.

const PLACE = 'lientinh-admin-token'

export const token = {
  get: () => sessionStorage.getItem(PLACE) ?? '',
  set: (text) => sessionStorage.setItem(PLACE, text),
  forget: () => sessionStorage.removeItem(PLACE),
}

/** What the province says no to, in its words. */
export class Refused extends Error {
  constructor(told) {
    super(told.error.message)
    this.told = told
  }
}

/** The JSON answer of a GET, or of a POST when there is a body or a file. */
export async function ask(path, sent = {}) {
  return (await send(path, sent)).json()
}

/** Long work: tells each line of progress, answers the last line. */
export async function work(path, sent, onProgress) {
  const answer = await send(path, sent)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { value = '', done } = await reader.read()
    const lines = (text + value).split('\n')
    text = lines.pop()
    for (const line of lines.filter(Boolean)) {
      const event = JSON.parse(line)
      if (event.event === 'progress') onProgress(event)
      else return event
    }
    if (done) throw lost()
  }
}

/** Saves an answer under the name that the province gives it. */
export async function download(path, sent = {}) {
  const answer = await send(path, sent)
  const [, name = 'so-lieu'] =
    /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  saveAs(decodeURIComponent(name), await answer.blob())
}

export function saveAs(name, blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Options of a file as they stand in the address. */
export function encodeOptions(options) {
  const bytes = new TextEncoder().encode(JSON.stringify(options))
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

async function send(path, { query = {}, body, file, signal } = {}) {
  const address = new URL(path, location.href)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const isPost = body !== undefined || file !== undefined
  const answer = await fetch(address, {
    method: isPost ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token.get()}`,
      ...(isPost ? { 'content-type': file ? 'application/octet-stream' : 'application/json' } : {}),
    },
    ...(isPost ? { body: file ?? JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error) => {
    if (error.name === 'AbortError') throw error
    throw lost()
  })
  if (answer.ok) return answer
  throw new Refused(await answer.json().catch(() => lost().told))
}

function lost() {
  return new Refused({
    error: {
      code: 'ADMIN_LOST',
      message: 'Mất liên lạc với máy chủ của tỉnh.',
      messageEn: 'The province’s server can no longer be reached.',
      fix: 'Kiểm tra máy chủ có đang chạy rồi thử lại.',
      fixEn: 'Check that it runs, then try again.',
    },
  })
}
