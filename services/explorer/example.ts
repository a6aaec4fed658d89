// A sample question of the gallery, as data.

/** One sample question. */
export interface Example {
  readonly id: string
  readonly titleVi: string
  readonly titleEn: string
  /** One sentence, as an analyst would ask it. Vietnamese. */
  readonly question: string
  /** A GraphQL document with exactly one named operation; its name becomes the title of the tab. */
  readonly document: string
  readonly variables?: Readonly<Record<string, unknown>>
}
