// References to provinces, as the gateway sends them to the ministry.

import { graphql } from 'graphql'
import { expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import { buildMinistrySchema } from '#services/ministry/build-ministry-schema.ts'
import { openCitations } from '#services/ministry/citations.ts'

const schema = buildMinistrySchema({
  registry,
  catalogue,
  members: () => [],
  citations: openCitations('nowhere'),
})

it('answers a province by its own type and id, and null for an id of another type or of nobody', async () => {
  const { data, errors } = await graphql({
    schema,
    source:
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on AnGiang { nameVi region { nameVi } } } }',
    variableValues: {
      of: ['VN34-91', 'VN34-25', 'VN34-00'].map((id) => ({ __typename: 'AnGiang', id })),
    },
    contextValue: {},
  })
  expect(errors).toBeUndefined()
  expect(data?._entities).toEqual([
    { nameVi: 'An Giang', region: { nameVi: expect.any(String) } },
    null,
    null,
  ])
})
