// What our own programs ask the gateway, word for word: a gateway that answers registered documents only must answer these. The
// explorer's questions are its gallery's. Changed here, they are registered again by `npm run compose`.

/** The smallest question there is: whether somebody answers. */
export const SMALLEST_QUESTION = '{ __typename }'

/** The sample of `lientinh up`: two provinces share rank 1, the others hold no figure of that year. */
export const SAMPLE_QUESTION = `query Sample {
  compare(input: { indicators: ["TRAINED_LABOUR_RATE"], period: { at: "2020" } }) {
    columns { indicator { nameVi nameEn } }
    rows { area { nameVi } cells { value unit rank absence status } }
    answers { state }
  }
}`

/** How much each province holds; `$ids` are provinces'. One fetch to each, and one to the ministry. */
export const HOLDINGS_QUESTION = `query Holdings($ids: [ID!]!) {
  provinces(ids: $ids) {
    id
    coverage { observations }
    releases(first: 1) { nodes { number } }
  }
}`
