import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GALLERY } from '#services/explorer/gallery.ts'
import { type Federation, startFederation } from './start-federation.ts'

let federation: Federation
beforeAll(async () => {
  federation = await startFederation()
})
afterAll(() => federation.stop())

describe('the gallery of the explorer', () => {
  it.each(GALLERY.map((example) => [example.titleVi, example] as const))(
    '%s: is answered whole',
    async (_title, example) => {
      const { data, errors } = await federation.ask(example.document, example.variables)
      expect(errors).toBeUndefined()
      expect(Object.values(data).every((field) => field !== null)).toBe(true)
    },
  )
})
