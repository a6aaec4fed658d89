// What passes as the bytes in which it came: just what the caller asked, in their words; anything else is written anew.
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Asked } from '../play-subgraph.ts'
import { playMinistry, type Stage, setStage } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())
beforeEach(() => {
  stage.ministry.asked.length = 0
})

const INPUT = 'input: { indicators: ["X"], period: { at: "2022" }, provinces: ["VN34-25"] }'

/** The ministry answers a gather with this text in place of the object. */
function gatherSays(text: string): void {
  stage.ministry.answer = (asked: Asked) => {
    if (!asked.variables.representations) return playMinistry(asked)
    return (response: ServerResponse) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`{"data":{"_entities":[${text}]}}\n`)
    }
  }
}

const gatherAsked = () =>
  stage.ministry.asked.find(({ variables }) => variables.representations)?.query.replace(/\s+/g, ' ')

describe('a comparison', () => {
  it('passes as it came, spaces and all, when it is just what was asked', async () => {
    const text = '{ "answers": [ {"state":"LIVE", "message":"x"} ],  "rows":[]}'
    gatherSays(text)
    const answer = await stage.askText(
      `{ compare(${INPUT}) { answers { state message } rows { area { id } } } }`,
    )
    expect(answer).toContain(`{"data":{"compare":${text}},"extensions":`)
  })

  it.each([
    ['more than was asked', '{"rows":[],"secret":"x"}'],
    ['a field of the object twice', '{"rows":[],"rows":[{"secret":"x"}]}'],
    ['another order', '{"secret":"x","rows":[]}'],
    ['a value of another type', '{"rows":"secret"}'],
    ['null where the contract has a value', '{"rows":null,"secret":"x"}'],
    ['two objects', '{"rows":[]},{"rows":[],"secret":"x"}'],
    ['an object that ends too early', '{"rows":[]}],"secret":[{"rows":[]}'],
    ['no JSON', '{"rows":[secret]}'],
  ])('is not believed when it is %s', async (_what, text) => {
    gatherSays(text)
    const answer = await stage.askText(`{ compare(${INPUT}) { rows { area { id } } } }`)
    expect(answer).not.toContain('secret')
    JSON.parse(answer)
  })

  it.each([
    [
      'in the order of the caller',
      '{ compare(INPUT) { rows { rank: area { id } } answers { state } } }',
      'rows { rank: area { id } } answers { state }',
    ],
    [
      'with the fragments unfolded',
      '{ compare(INPUT) { ...A } } fragment A on Comparison { answers { ... on ProvinceAnswer { state } } }',
      'answers { state }',
    ],
    [
      'with what it is known by',
      '{ compare(INPUT) { id __typename answers { state } } }',
      'id __typename answers { state }',
    ],
    [
      'without what the planner would add',
      '{ compare(INPUT) { answers { province { nameVi } } } }',
      'answers { province { nameVi } }',
    ],
    [
      'with one field for two',
      '{ compare(INPUT) { answers { state } answers { message } } }',
      'answers { state message }',
    ],
    ['under another name', '{ so: compare(INPUT) { answers { state } } }', 'answers { state }'],
  ])('is asked %s', async (_how, query, selection) => {
    stage.ministry.answer = playMinistry
    await stage.ask(query.replace('INPUT', INPUT))
    expect(gatherAsked()).toContain(`... on Comparison { ${selection} } }`)
  })

  it.each([
    [
      'figures of a province stand in it',
      '{ compare(INPUT) { answers { province { nameVi coverage { observations } } } } }',
    ],
    [
      'it depends on a variable',
      'query ($a: Boolean = true) { compare(INPUT) { answers { state @include(if: $a) } } }',
    ],
    [
      'a field with a variable is skipped',
      'query ($a: Lang) { compare(INPUT) { answers { state message(lang: $a) @skip(if: true) } } }',
    ],
    [
      'all of an object is skipped',
      '{ compare(INPUT) { answers { state @skip(if: true) } columns { id } } }',
    ],
    [
      'one type is asked for more',
      '{ compare(INPUT) { answers { province { ... on PhuTho { nameVi } } } } }',
    ],
  ])('is put together from its parts where %s', async (_why, query) => {
    stage.ministry.answer = playMinistry
    const { data } = await stage.ask(query.replace('INPUT', INPUT))
    expect(data).toMatchObject({ compare: { answers: [{}] } })
    expect(gatherAsked()).toContain('...on Comparison{') // the planner's own words
  })
})
