// Whether this machine can run the command at all: the packages, and a Node that runs TypeScript.
// Two codes live here and not in schema/errors.ts: that is TypeScript, which is just what cannot be read yet.
// biome-ignore-start lint/style/useNodejsImportProtocol: Node before 14.18 does not know `node:`
import { existsSync } from 'fs'
import { fileURLToPath } from 'url'

// biome-ignore-end lint/style/useNodejsImportProtocol: as above

const NEEDED = 24
const PACKAGES = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** The sentence to show, or null when all is well. */
export function whyNot(version, packages = PACKAGES) {
  if (!existsSync(packages)) {
    return say(
      'NOT_INSTALLED',
      'Chưa cài các gói phần mềm. Chạy npm ci rồi chạy lại.',
      'The packages are not installed. Run npm ci, then try again.',
    )
  }
  if (Number(version.split('.')[0]) < NEEDED) {
    return say(
      'OLD_NODE',
      `Node ${version} quá cũ, cần ${NEEDED} trở lên. Chạy qua npm: npm start hoặc npx lientinh; npm ci mang theo Node ${NEEDED} riêng.`,
      `Node ${version} is too old, ${NEEDED} or later is needed. Run it through npm: npm start or npx lientinh; npm ci brings its own Node ${NEEDED}.`,
    )
  }
  return null
}

function say(code, vi, en) {
  return `✗ ${code}  ${vi}\n  ${en}\n`
}
