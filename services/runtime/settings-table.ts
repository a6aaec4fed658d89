// Every setting, one row each: its names, its default, what it must be, and what it is.
// Where a value comes from is settings.ts's; what a process is given of them, config.ts's.
import { z } from 'zod'
import { GATEWAY_SETTING } from './gateway-settings.ts'
import { DEFAULT_HOME } from './running-code.ts'
import { type Facts, SWITCH, type Words, whole } from './setting-row.ts'

/** pino's levels, from loudest to nothing at all. */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Where the base port may lie, so that the ministry (+100) and 63 provinces (+200 and on) still have ports. */
const HIGHEST_BASE_PORT = 65_535 - 200 - 63

const TOKEN = {
  value: z.string().regex(/^[\w.~+/=-]{20,512}$/),
  must: [
    'phải dài 20 đến 512 ký tự: chữ, số và . _ ~ + / = -',
    'must be 20 to 512 characters: letters, digits and . _ ~ + / = -',
  ],
} as const

export const SETTING = {
  province: {
    env: 'LIENTINH_PROVINCE',
    flag: 'province',
    value: z.string(),
    words: [
      'tỉnh mà các lệnh dành cho, mã hoặc tên viết tắt',
      'the province the commands are for, id or slug',
    ],
  },
  home: {
    env: 'LIENTINH_HOME',
    flag: 'home',
    fallback: DEFAULT_HOME,
    isPath: true,
    value: z.string(),
    words: [
      'thư mục dữ liệu; mặc định .data cạnh chương trình',
      'data directory; .data beside the program unless given',
    ],
  },
  port: {
    env: 'PORT',
    flag: 'port',
    fallback: '4000',
    value: whole(1, HIGHEST_BASE_PORT),
    must: [
      `phải là số nguyên từ 1 đến ${HIGHEST_BASE_PORT}`,
      `must be a whole number from 1 to ${HIGHEST_BASE_PORT}`,
    ],
    words: [
      'cổng của cổng chung; bộ ở +100, các tỉnh từ +201',
      'base port: the gateway’s; ministry at +100, provinces from +201',
    ],
  },
  host: {
    env: 'HOST',
    flag: 'host',
    fallback: '127.0.0.1',
    value: z.string().regex(/^[\w.:-]+$/),
    must: ['phải là địa chỉ IP hoặc tên máy', 'must be an IP address or a host name'],
    words: ['địa chỉ lắng nghe', 'address to listen on'],
  },
  listenOpenly: {
    env: 'LISTEN_OPENLY',
    fallback: '0',
    value: SWITCH,
    must: ['phải là 1 (ai cũng hỏi được) hoặc 0', 'must be 1 (anybody may ask) or 0'],
    words: [
      '1: mở ra mạng dù không có mã liên tỉnh, ai cũng hỏi được',
      '1: opens to the network even without a federation token; anybody may ask',
    ],
  },
  seed: {
    env: 'LIENTINH_SEED',
    fallback: 'demo',
    value: z.enum(['demo', 'none']),
    must: ['phải là demo hoặc none', 'must be demo or none'],
    words: [
      'số liệu mẫu nạp ở lần chạy đầu: demo hoặc none',
      'figures loaded on the first start: demo or none',
    ],
  },
  adminHosts: {
    env: 'ADMIN_HOSTS',
    value: z
      .string()
      .regex(/^[\w.-]+(,[\w.-]+)*$/)
      .transform((names) => names.toLowerCase().split(',')),
    must: ['phải là các tên máy cách nhau bằng dấu phẩy', 'must be host names with commas between'],
    words: [
      'tên máy mà người quản trị được phép dùng, cách nhau bằng dấu phẩy',
      'names of this machine an administrator may come by, with commas between',
    ],
  },
  twoPersons: {
    env: 'TWO_PERSONS',
    fallback: '0',
    value: SWITCH,
    must: ['phải là 1 (hai người) hoặc 0', 'must be 1 (two persons) or 0'],
    words: ['1: người nhập số liệu không được tự công bố', '1: whoever imports may not publish'],
  },
  ...GATEWAY_SETTING,
  logLevel: {
    env: 'LOG_LEVEL',
    flag: 'log-level',
    fallback: 'warn',
    value: z.enum(LOG_LEVELS),
    must: [`phải là một trong ${LOG_LEVELS.join(', ')}`, `must be one of ${LOG_LEVELS.join(', ')}`],
    words: ['nhật ký trên stderr', 'log on stderr'],
  },
  lang: {
    env: 'LIENTINH_LANG',
    flag: 'lang',
    fallback: 'vi',
    value: z.enum(['vi', 'en']),
    must: ['phải là vi hoặc en', 'must be vi or en'],
    words: ['ngôn ngữ của các lệnh: vi hoặc en', 'language of the commands: vi or en'],
  },
  httpsProxy: {
    env: 'HTTPS_PROXY',
    value: z.string(),
    words: ['proxy cho các địa chỉ https ở ngoài', 'proxy for https addresses elsewhere'],
  },
  httpProxy: {
    env: 'HTTP_PROXY',
    value: z.string(),
    words: ['proxy cho các địa chỉ http ở ngoài', 'proxy for http addresses elsewhere'],
  },
  noProxy: {
    env: 'NO_PROXY',
    value: z.string(),
    words: [
      'những nơi không đi qua proxy; máy này thì không bao giờ',
      'who is reached without the proxy; this machine always is',
    ],
  },
  extraCaCerts: {
    env: 'NODE_EXTRA_CA_CERTS',
    isPath: true,
    value: z.string(),
    words: ['tệp PEM chứng thư của cơ quan chứng thực nội bộ', 'PEM file of private certificate authorities'],
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    secret: true,
    value: z.string().regex(/^(postgres(ql)?:\/\/|file:\/\/\/|memory:)/),
    must: [
      'phải bắt đầu bằng postgres://, file:/// hoặc memory:',
      'must begin with postgres://, file:/// or memory:',
    ],
    words: [
      'PostgreSQL của tỉnh; không đặt thì dùng cơ sở dữ liệu nhúng',
      'the province’s PostgreSQL; embedded database unless given',
    ],
  },
  federationToken: {
    env: 'FEDERATION_TOKEN',
    secret: true,
    ...TOKEN,
    words: [
      'mã liên tỉnh: đặt thì tỉnh chỉ trả lời ai trình mã, và cổng trình mã ấy',
      'shared by the federation: a province answers only who shows it, and the gateway shows it',
    ],
  },
  adminToken: {
    env: 'ADMIN_TOKEN',
    secret: true,
    ...TOKEN,
    words: [
      'mã quản trị của tỉnh; không đặt thì nằm trong thư mục dữ liệu',
      'the province’s admin token; kept in the data directory unless given',
    ],
  },
} as const satisfies Readonly<Record<string, Facts>>

export type SettingName = keyof typeof SETTING

export interface SettingRow {
  /** Its key in lientinh.json, and what `config get` calls it. */
  readonly name: SettingName
  readonly env: string
  readonly flag: string | null
  readonly fallback: string | null
  readonly secret: boolean
  readonly isPath: boolean
  readonly must: Words | null
  readonly words: Words
}

/** In the order in which people are shown them. */
export const SETTINGS: readonly SettingRow[] = Object.entries<Facts>(SETTING).map(([name, facts]) => ({
  name: name as SettingName,
  env: facts.env,
  flag: facts.flag ?? null,
  fallback: facts.fallback ?? null,
  secret: facts.secret ?? false,
  isPath: facts.isPath ?? false,
  must: facts.must ?? null,
  words: facts.words,
}))

/** The variable that names the file a secret stands in. */
export function fileVariable({ env }: Pick<SettingRow, 'env'>): string {
  return `${env}_FILE`
}
