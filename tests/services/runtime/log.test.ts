import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const script = `
import { createLog } from '#runtime/log.ts'
const log = createLog('gateway', 'warn')
log.info('not this')
log.warn({ headers: { authorization: 'Bearer s3cret' }, token: 's3cret' }, 'asked')
log.error({ err: new Error('connect postgres://me:s3cret@db.example:5432/an_giang') }, 'lost')
`

it('writes JSON to stderr, from its level on, and no secret', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(stdout).toBe('')
  expect(lines).toMatchObject([
    { name: 'gateway', msg: 'asked', token: '…', headers: { authorization: '…' } },
    { name: 'gateway', msg: 'lost', err: { message: 'connect postgres://…@db.example:5432/an_giang' } },
  ])
  expect(stderr).not.toContain('s3cret')
})
