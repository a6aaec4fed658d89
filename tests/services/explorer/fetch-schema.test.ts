// Where the explorer has its schema from: the gateway, in production too.
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fetchSchema } from '#services/explorer/fetch-schema.ts'
import { GALLERY } from '#services/explorer/gallery.ts'
import { type Stage, setStage } from '#tests/gateway/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ mode: 'production', trustedOnly: true })
})
afterAll(() => stage.stop())

test('every question of the gallery is valid against the schema that the gateway gives', async () => {
  const schema = await fetchSchema(new URL(`${stage.url}/schema.graphql`))
  expect(schema?.getType('Comparison')).toBeDefined()
  for (const { document } of GALLERY) expect(schema && validate(schema, parse(document))).toEqual([])
})

test('there is none where there is no gateway, and the page works without', async () => {
  expect(await fetchSchema(new URL(`${stage.url}/nothing`))).toBeNull()
  expect(await fetchSchema(new URL('http://127.0.0.1:1/schema.graphql'))).toBeNull()
})
