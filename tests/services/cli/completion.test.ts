import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { listCommands } from '#services/cli/commands/command-groups.ts'
import { runCompletion } from '#services/cli/completion/run-completion.ts'
import { newPlace } from './run-lientinh.ts'

/** What bash offers for a line of which the last word is being typed. */
function completed(script: string, words: readonly string[]): string[] {
  const line = `${script}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_lientinh; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr, status } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  return stdout.trim().split('\n')
}

describe('completion', () => {
  it('completes commands, their options and their choices in bash', async () => {
    const place = await newPlace()
    const { out: script } = await place.run(['completion', 'bash'])
    await place.remove()
    expect(completed(script, ['lientinh', 're'])).toEqual(['releases', 'restore'])
    expect(completed(script, ['lientinh', 'import', '--s'])).toEqual([
      '--save-mapping',
      '--scheme',
      '--sheet',
      '--source-title',
      '--source-publisher',
      '--source-date',
    ])
    expect(completed(script, ['lientinh', 'config', 'g'])).toEqual(['get'])
  })
  it.each(['zsh', 'fish'])('names every command for %s', async (shell) => {
    const commands = listCommands()
    const { text } = await runCompletion({ args: [shell], commands })
    expect(commands.map(({ name }) => name).filter((name) => !text.includes(name))).toEqual([])
    expect(commands).toHaveLength(21)
  })
})
