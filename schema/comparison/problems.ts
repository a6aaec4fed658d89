// Collects every problem of one question, so that an analyst mends them in one go.
import { type ErrorCode, type ErrorParams, failWith, LienTinhError, type Problem } from '../errors.ts'

export class Problems {
  readonly #found: Problem[] = []

  add(path: string, code: ErrorCode, params: ErrorParams = {}): void {
    this.#found.push({ path, code, params })
  }

  /** What `act` returns; a coded error becomes a problem at this path, and there is nothing. */
  attempt<T>(path: string, act: () => T): T | undefined {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof LienTinhError)) throw error
      this.add(path, error.code, error.params)
      return undefined
    }
  }

  /**
   * The distinct entries of a list, each with the path of its first mention. A list that is empty or too long is one problem
   * and gives nothing: fifty unknown ids are not fifty problems.
   */
  entries(path: string, list: readonly string[], limit: number): { path: string; value: string }[] {
    const firsts = new Map<string, number>()
    list.forEach((value, index) => {
      if (!firsts.has(value)) firsts.set(value, index)
    })
    if (firsts.size === 0) this.add(path, 'TOO_FEW', { what: path })
    if (firsts.size > limit) {
      this.add(path, 'TOO_MANY', { what: path, count: firsts.size, limit })
      return []
    }
    return [...firsts].map(([value, index]) => ({ path: `${path}.${index}`, value }))
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw failWith(this.#found)
  }
}
