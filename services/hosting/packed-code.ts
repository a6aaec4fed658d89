// One TypeScript file as the JavaScript of an installed package: types blanked out, so that lines and columns stay, and imports of our
// own files by the names they have there. Which files are packed is packed-files.ts's.
import { stripTypeScriptTypes } from 'node:module'

/** `from '….ts'` and `import('….ts')` of relative and `#…` specifiers; those of packages never end in .ts. */
const OWN_IMPORT = /((?:\bfrom|\bimport)\s*\(?\s*)(['"])([.#][^'"\n]+)\.ts\2/g

/**
 * @param source erasable TypeScript, or JavaScript that imports TypeScript
 * @example packedCode("import { a } from './a.ts'\nconst b: number = a\n") // "import { a } from './a.js'\nconst b         = a\n"
 */
export function packedCode(source: string): string {
  return stripTypeScriptTypes(source).replace(OWN_IMPORT, '$1$2$3.js$2')
}
