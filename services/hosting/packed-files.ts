// Which files of the checkout an installed package holds: what runs, and what an administrator needs beside it.
// How TypeScript becomes JavaScript on the way is packed-code.ts's.
import { glob } from 'node:fs/promises'

const ROOMS = ['schema', 'prisma', 'generated', 'gateway', 'services', 'dist/explorer']

/** What only a checkout needs: the page's sources (the built page is packed), what makes migrations, what makes the package. */
const LEFT_OUT = [
  /^services\/explorer\//,
  /^prisma\/authoring\//,
  /^services\/hosting\/.*\.ts$/,
  /README\.md$/,
]

/** Paths relative to the root, in order. */
export async function listPackedFiles(root: string): Promise<string[]> {
  const paths: string[] = []
  for (const room of ROOMS)
    for await (const entry of glob(`${room}/**`, { cwd: root, withFileTypes: true }))
      if (entry.isFile()) paths.push(`${entry.parentPath.slice(root.length + 1)}/${entry.name}`)
  return paths.filter((path) => !LEFT_OUT.some((form) => form.test(path))).sort()
}

/** Its name in the package: `services/cli/main.ts` is `services/cli/main.js` there. */
export function packedName(path: string): string {
  return path.replace(/\.ts$/, '.js')
}
