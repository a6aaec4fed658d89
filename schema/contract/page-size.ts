// How much a province gives at once, as the contract says at `first`.

/** The most series, or releases, of one page of a province. */
export const PROVINCE_PAGE_LIMIT = 500
