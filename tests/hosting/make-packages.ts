// Makes the tarball and the bundle once, before the tests that install them: as `npm run bundle` makes them for a province.
import { execFileSync } from 'node:child_process'
import { ROOT } from './installed-place.ts'

export default function setup(): void {
  execFileSync('npm', ['run', '-s', 'bundle'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
}
