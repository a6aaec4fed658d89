import { describe, expect, it } from 'vitest'
import { GALLERY } from '#services/explorer/gallery.ts'
import { federationOfFile } from './federation-of-file.ts'

const federation = federationOfFile()

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
