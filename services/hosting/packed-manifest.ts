// The package.json of an installed package: the checkout's, without what only a checkout needs.

interface Manifest {
  readonly version: string
  readonly description: string
  readonly license: string
  readonly engines: Readonly<Record<string, string>>
  readonly bin: Readonly<Record<string, string>>
  readonly imports: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

/** The Prisma command makes the client, which is packed ready made; it is 200 MB with what it brings. */
const NOT_AT_RUN_TIME = ['prisma']

/** Versions stay exact. No scripts: nothing runs on a stranger's machine because something was installed. */
export function packedManifest(checkout: Manifest): object {
  const { version, description, license, engines, bin, imports, dependencies, optionalDependencies } =
    checkout
  const { '#tests/*': _, ...ownImports } = imports
  return {
    name: 'lientinh',
    ...{ version, description, license, private: true, type: 'module', engines, bin },
    imports: ownImports,
    dependencies: Object.fromEntries(
      Object.entries(dependencies).filter(([name]) => !NOT_AT_RUN_TIME.includes(name)),
    ),
    optionalDependencies,
  }
}
