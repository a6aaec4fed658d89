// The administrators of a province: one by the token of its data directory, or several by name. Tokens are compared by their
// hashes, all of them and in constant time; none is ever logged, shown or kept but in its file.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeDirectory } from '#runtime/make-directory.ts'
import { fail, type LienTinhError } from '#schema/errors.ts'

export interface AdminSettings {
  /** `<home>/<slug>` */
  readonly directory: string
  readonly token: string | null
  readonly tokenFile: string | null
}

export interface Administrators {
  /** The name of whoever holds a token, `admin` for the province's own; null for a wrong one. Throws BAD_CONFIG when admins.json cannot be read. */
  findHolder(token: string): Promise<string | null>
}

const TOKEN_BYTES = 32
const LEAST_CHARACTERS = 20
/** Who holds the province's own token: anybody who may read its file. */
export const DEFAULT_HOLDER = 'admin'

const namedTokens = z.array(
  z.strictObject({
    name: z.string().regex(/^[\p{L}\p{N}._ -]{1,64}$/u),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
)
type NamedToken = z.infer<typeof namedTokens>[number]

/** Makes the province's token when it has none. Throws BAD_CONFIG, DATA_NOT_WRITABLE. */
export async function openAdministrators(settings: AdminSettings): Promise<Administrators> {
  const own = { name: DEFAULT_HOLDER, sha256: hashOf(await requireToken(settings)) }
  return {
    async findHolder(token) {
      // read each time: who is added or taken off is so at once
      const known = [own, ...(await readNamed(join(settings.directory, 'admins.json')))]
      const hash = hashOf(token)
      const holders = known.filter(({ sha256 }) => isSame(sha256, hash))
      return holders.at(-1)?.name ?? null
    },
  }
}

async function requireToken({ directory, token, tokenFile }: AdminSettings): Promise<string> {
  if (token !== null) return token
  if (tokenFile !== null) return readToken(tokenFile, 'ADMIN_TOKEN_FILE')
  const file = join(directory, 'admin-token')
  await makeDirectory(directory)
    .then(() => makeToken(file))
    .catch((error) => Promise.reject(fail('DATA_NOT_WRITABLE', { directory }, error)))
  return readToken(file, 'admin-token')
}

/** Written under another name first: a start that is cut short leaves no half of a token. */
async function makeToken(file: string): Promise<void> {
  if ((await readText(file)) !== null) return chmod(file, 0o600)
  const half = `${file}.${process.pid}`
  await rm(half, { force: true })
  await writeFile(half, `${randomBytes(TOKEN_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  await rename(half, file).finally(() => rm(half, { force: true }))
}

async function readToken(file: string, name: string): Promise<string> {
  const token = (await readText(file))?.trim() ?? ''
  if (token.length >= LEAST_CHARACTERS) return token
  throw badConfig(
    name,
    `tệp không có mã nào dài từ ${LEAST_CHARACTERS} ký tự`,
    `the file holds no token of ${LEAST_CHARACTERS} characters or more`,
  )
}

async function readNamed(file: string): Promise<readonly NamedToken[]> {
  const text = await readText(file)
  if (text === null) return []
  try {
    return namedTokens.parse(JSON.parse(text))
  } catch (error) {
    throw badConfig(
      'admins.json',
      'phải là [{"name": …, "sha256": 64 chữ số hệ 16}]',
      'must be [{"name": …, "sha256": 64 hexadecimal digits}]',
      error,
    )
  }
}

function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function isSame(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

function badConfig(name: string, reasonVi: string, reasonEn: string, cause?: unknown): LienTinhError {
  return fail('BAD_CONFIG', { name, reasonVi, reasonEn }, cause)
}
