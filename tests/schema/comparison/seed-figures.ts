// The figures of the seed that the acceptance questions are about, written out so that every expected value can be checked by hand.
import { AN_GIANG } from './seed-an-giang.ts'
import { KHANH_HOA } from './seed-khanh-hoa.ts'
import { PHU_THO } from './seed-phu-tho.ts'
import { THAI_NGUYEN } from './seed-thai-nguyen.ts'
import { VINH_LONG } from './seed-vinh-long.ts'
import type { Held } from './table-of.ts'

export const SEED: Held = {
  'VN34-19': THAI_NGUYEN,
  'VN34-25': PHU_THO,
  'VN34-56': KHANH_HOA,
  'VN34-86': VINH_LONG,
  'VN34-91': AN_GIANG,
}
