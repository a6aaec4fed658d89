// Whether this machine can run the command at all: the packages, and a Node that runs TypeScript.
// Two codes live here and not in schema/errors.ts: that is TypeScript, which is just what cannot be read yet.
// biome-ignore-start lint/style/useNodejsImportProtocol: Node before 14.18 does not know `node:`
import { existsSync } from 'fs'
import { fileURLToPath } from 'url'

// biome-ignore-end lint/style/useNodejsImportProtocol: as above

const NEEDED = 24
const HERE = fileURLToPath(import.meta.url)
const FOLDER = 'node_modules'

/** An installed package stands among the packages; a checkout has them at its top. */
const PACKAGES = HERE.includes(FOLDER)
  ? HERE.slice(0, HERE.lastIndexOf(FOLDER) + FOLDER.length)
  : fileURLToPath(new URL(`../../${FOLDER}`, import.meta.url))

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
