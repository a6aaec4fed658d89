// Facts that everybody shares: who the province is, which areas it hosts, what an indicator is. A province may hold fewer, never others.

import { z } from 'zod'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { findStandard } from '#schema/catalogue/standards.ts'
import { registry } from '#schema/registry/registry.ts'
import { type Audit, everything, type Subject } from '../subject.ts'
import { AuditEnd, demand, noneOf, notApplicable, unusable } from '../verdict.ts'
import type { WireSeries } from '../wire-series.ts'

const facts = z.object({
  province: z.object({ id: z.string(), nameVi: z.string(), nameEn: z.string(), slug: z.string() }),
})

export const FACT_AUDITS: readonly Audit[] = [
  {
    id: 'REG-01',
    run: async ({ endpoint, province }) => {
      const { province: own } = await readFacts({ endpoint, province })
      return demand(own.id === province.id, `xưng là ${own.id}`, `says it is ${own.id}`)
    },
  },
  {
    id: 'REG-02',
    run: async ({ endpoint, province }) => {
      const { province: own } = await readFacts({ endpoint, province })
      const other = (['nameVi', 'nameEn', 'slug'] as const).filter((name) => own[name] !== province[name])
      return noneOf(
        other.map((name) => `${name} “${own[name].slice(0, 60)}” ≠ “${province[name]}”`),
        'khác danh mục',
        'differs from the registry',
      )
    },
  },
  {
    id: 'REG-03',
    run: (subject) =>
      ofSeries(subject, 'địa bàn tỉnh không lưu giữ', 'areas that it does not host', ({ area }) =>
        subject.province.areas.includes(area.id) ? null : area.id,
      ),
  },
  {
    id: 'REG-04',
    run: (subject) =>
      ofSeries(subject, 'địa bàn khác danh mục', 'facts of areas that differ', ({ area }) => {
        const known = registry.findArea(area.id)
        if (!known) return area.id
        const { scheme, code, nameVi, kind, host } = known
        const isSame = JSON.stringify({ scheme, code, nameVi, kind, host }) === JSON.stringify(factsOf(area))
        return isSame ? null : area.id
      }),
  },
  {
    id: 'REG-05',
    run: async (subject) => {
      const { areasHeld } = await subject.table(await everything(subject))
      return noneOf(
        areasHeld.filter((area) => !subject.province.areas.includes(area)),
        'areasHeld có địa bàn của tỉnh khác',
        'areasHeld names areas of others',
      )
    },
  },
  {
    id: 'CAT-01',
    run: (subject) =>
      ofSeries(
        subject,
        'chỉ tiêu không có trong danh mục',
        'indicators that the catalogue lacks',
        ({ indicator }) => (catalogue.findIndicator(indicator.code) ? null : indicator.code),
      ),
  },
  {
    id: 'CAT-02',
    run: (subject) =>
      ofSeries(subject, 'chỉ tiêu khác danh mục', 'facts of indicators that differ', ({ indicator }) => {
        const known = catalogue.findIndicator(indicator.code)
        if (!known) return null
        const names = ['nameVi', 'nameEn', 'domain', 'unit', 'aggregation', 'higherIs'] as const
        return names.every((name) => known[name] === indicator[name]) ? null : indicator.code
      }),
  },
  {
    id: 'CAT-03',
    run: (subject) =>
      ofSeries(
        subject,
        'đơn vị khác danh mục',
        'units that differ from the catalogue',
        ({ indicator, unit, statistic }) => {
          const own = catalogue.findIndicator(indicator.code)?.unit
          const isPoints = own === 'PERCENT' && statistic === 'CHANGE' && unit === 'PERCENTAGE_POINTS'
          return own === undefined || own === unit || isPoints ? null : `${indicator.code}: ${unit} ≠ ${own}`
        },
      ),
  },
  {
    id: 'CAT-04',
    run: (subject) =>
      ofSeries(subject, 'chuẩn không có trong danh mục', 'standards that nobody knows', ({ standard }) =>
        standard === null || findStandard(standard) ? null : standard,
      ),
  },
  {
    id: 'CAT-05',
    run: async (subject) => {
      const { series } = await subject.sample()
      if (series.every(({ breakdown }) => breakdown.length === 0))
        return notApplicable('tỉnh không có phân tổ', 'the province has no breakdown')
      return ofSeries(
        subject,
        'phân tổ không có trong danh mục',
        'dimensions that the catalogue lacks',
        (one) => {
          const known = catalogue.findIndicator(one.indicator.code)?.dimensions.map(({ id }) => id) ?? []
          const strange = one.breakdown.find(({ dimension }) => !known.includes(dimension))
          return strange ? `${one.indicator.code}: ${strange.dimension}` : null
        },
      )
    },
  },
]

async function readFacts({ endpoint, province }: Pick<Subject, 'endpoint' | 'province'>) {
  const data = await endpoint.askWell(`{ province: ${province.rootField} { id nameVi nameEn slug } }`)
  const read = facts.safeParse(data)
  if (!read.success) throw unusable('không nói mình là ai', 'does not say who it is')
  return read.data
}

/** A breach names what the series offends with, each once. */
async function ofSeries(
  subject: Subject,
  vi: string,
  en: string,
  offence: (series: WireSeries) => string | null,
) {
  const { series } = await subject.sample()
  if (series.length === 0) throw new AuditEnd(notApplicable('tỉnh chưa công bố gì', 'nothing is published'))
  return noneOf([...new Set(series.map(offence).filter((found) => found !== null))], vi, en)
}

function factsOf({ scheme, code, nameVi, kind, host }: WireSeries['area']): object {
  return { scheme, code, nameVi, kind, host }
}
