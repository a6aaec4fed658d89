// `npm run test:shared`: the suites over the design folder beside the repository. A stranger does not have it, and is told so.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url))

if (existsSync(folder)) {
  const { status } = spawnSync('vitest', ['run', '--project', 'shared'], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  process.stdout.write(
    'Không có thư mục ../shared: không có gì để chạy. The folder ../shared is absent: nothing to run.\n',
  )
}
