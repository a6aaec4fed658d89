// Pages: whatever their size, the same items in the same order, none lost and none twice.
import type { z } from 'zod'
import type { Audit, Subject } from '../subject.ts'
import { demand, noneOf, notApplicable, type Verdict } from '../verdict.ts'
import { RELEASE_PAGE, releasePage, SERIES_ID_PAGE, seriesIdPage } from '../wire-series.ts'

/** Requests of one walk, so that a province without end cannot hold the audit. */
const WALK = 40
type IdPage = z.infer<typeof seriesIdPage>['province']['series']

export const PAGE_AUDITS: readonly Audit[] = [
  {
    id: 'PAGE-01',
    run: async (subject) => {
      const [single, whole] = [await walk(subject, 1), await walk(subject, 100)]
      const length = Math.min(single.ids.length, whole.ids.length)
      return demand(
        single.ids.slice(0, length).join() === whole.ids.slice(0, length).join(),
        'trang một chuỗi và trang một trăm cho thứ tự khác nhau',
        'pages of one and of a hundred give another order',
      )
    },
  },
  {
    id: 'PAGE-02',
    run: async (subject) => {
      const { ids } = await walk(subject, 3)
      return noneOf(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        'lặp lại giữa các trang',
        'twice on the pages',
      )
    },
  },
  {
    id: 'PAGE-03',
    run: async (subject) => {
      const { ids, totalCount, isWhole } = await walk(subject, sizeFor(await totalOf(subject)))
      if (!isWhole) return notApplicable('có quá nhiều chuỗi để đi hết', 'too many series to walk them all')
      return demand(
        new Set(ids).size === totalCount,
        `đi hết các trang được ${new Set(ids).size} trên ${totalCount} chuỗi`,
        `all pages together have ${new Set(ids).size} of ${totalCount} series`,
      )
    },
  },
  {
    id: 'PAGE-04',
    run: async (subject) => {
      const codes = [await codeOf(subject, 'first: 0'), await codeOf(subject, 'first: -1')]
      return refused(codes, 'BAD_PAGE')
    },
  },
  { id: 'PAGE-05', run: async (subject) => refused([await codeOf(subject, 'first: 501')], 'BAD_PAGE') },
  {
    id: 'PAGE-06',
    run: async (subject) =>
      refused(
        [await codeOf(subject, 'after: "bm90IGEgY3Vyc29y"'), await codeOf(subject, 'after: "§§"')],
        'BAD_CURSOR',
      ),
  },
  {
    id: 'PAGE-07',
    run: async (subject) => {
      const { pageInfo } = await subject.releases()
      if (pageInfo.endCursor === null) return notApplicable('tỉnh chưa công bố gì', 'nothing is published')
      return refused([await codeOf(subject, `after: ${JSON.stringify(pageInfo.endCursor)}`)], 'BAD_CURSOR')
    },
  },
  {
    id: 'PAGE-08',
    run: async (subject) => {
      const page = await idPage(subject, 'indicators: ["NOBODY_COUNTS_THIS"]')
      const { nodes, pageInfo } = page
      return demand(
        nodes.length === 0 && pageInfo.endCursor === null && !pageInfo.hasNextPage,
        'trang rỗng lại có con trỏ hoặc trang sau',
        'an empty page has a cursor or a page after it',
      )
    },
  },
  {
    id: 'PAGE-09',
    run: async (subject) => {
      const { nodes, totalCount } = await subject.releases()
      const numbers: number[] = []
      let after = ''
      for (let page = 0; page < Math.min(totalCount, 10); page += 1) {
        const asked = `releases(first: 1${after}) { ${RELEASE_PAGE} }`
        const { releases } = (await subject.read(asked, releasePage, 'REL-01')).province
        numbers.push(...releases.nodes.map(({ number }) => number))
        after = `, after: ${JSON.stringify(releases.pageInfo.endCursor)}`
      }
      const expected = nodes.slice(0, 10).map(({ number }) => number)
      return demand(
        numbers.join() === expected.join(),
        `từng trang một: ${numbers}, cả trang: ${expected}`,
        `one by one ${numbers}, on one page ${expected}`,
      )
    },
  },
]

interface Walk {
  readonly ids: readonly string[]
  readonly totalCount: number
  readonly isWhole: boolean
}

async function walk(subject: Subject, size: number): Promise<Walk> {
  const ids: string[] = []
  let after = ''
  for (let request = 1; ; request += 1) {
    const { nodes, totalCount, pageInfo } = await idPage(subject, `first: ${size}${after}`)
    ids.push(...nodes.map(({ id }) => id))
    const isWhole = !pageInfo.hasNextPage || nodes.length === 0
    if (isWhole || request >= WALK) return { ids, totalCount, isWhole }
    after = `, after: ${JSON.stringify(pageInfo.endCursor)}`
  }
}

/** So large that a walk comes to its end, if it can. */
function sizeFor(totalCount: number): number {
  return Math.min(500, Math.max(3, Math.ceil(totalCount / 20)))
}

async function totalOf(subject: Subject): Promise<number> {
  return (await idPage(subject, 'first: 1')).totalCount
}

async function idPage(subject: Subject, args: string): Promise<IdPage> {
  const { province } = await subject.read(`series(${args}) { ${SERIES_ID_PAGE} }`, seriesIdPage, 'SER-01')
  return province.series
}

async function codeOf({ endpoint, province }: Subject, args: string): Promise<unknown> {
  const { errors } = await endpoint.ask(`{ ${province.rootField} { series(${args}) { totalCount } } }`)
  return errors[0]?.extensions.code ?? 'không lỗi · no error'
}

function refused(codes: readonly unknown[], code: string): Verdict {
  const others = codes.filter((one) => one !== code).map(String)
  return noneOf(others, `phải là ${code}, nhận được`, `must be ${code}, got`)
}
