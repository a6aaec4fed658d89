// What the plans of many documents have in common: every comparison asks the provinces alike, and its plan need not hold them once more.
import { LRUCache } from 'lru-cache'
import type { Pick } from './pick-key.ts'
import type { Step } from './run.ts'

/** Compiled once for a text, while it is used. */
export interface PlanParts {
  stepOf(key: string, compile: () => Step): Step
  pickOf(key: string, compile: () => Pick): Pick
}

export function createPlanParts(): PlanParts {
  return { stepOf: remembering<Step>(50), pickOf: remembering<Pick>(200) }
}

function remembering<T extends object>(max: number): (key: string, make: () => T) => T {
  const known = new LRUCache<string, T>({ max })
  return (key, make) => {
    const part = known.get(key) ?? make()
    known.set(key, part)
    return part
  }
}
