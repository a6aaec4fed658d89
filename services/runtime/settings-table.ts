// Every setting of the command, one row each: its name, its variable, its flag, its default, and what it is.
// Where a value comes from is settings.ts's; whether it is a good one is config.ts's, which reads the variables.

interface SettingRow {
  /** Its key in lientinh.json, and what `config get` calls it. */
  readonly name: string
  readonly env: string
  /** Null for a secret: a command line is seen by everybody on the machine. */
  readonly flag: string | null
  /** Null: there is none, or it follows from the checkout. */
  readonly fallback: string | null
  /** Never shown; may also be given as a file, by the variable with `_FILE`. */
  readonly secret: boolean
  readonly vi: string
  readonly en: string
}

const row = (
  name: string,
  env: string,
  flag: string | null,
  fallback: string | null,
  words: readonly [vi: string, en: string],
) => ({ name, env, flag, fallback, secret: false, vi: words[0], en: words[1] })

const secret = (name: string, env: string, words: readonly [vi: string, en: string]) => ({
  ...row(name, env, null, null, words),
  secret: true,
})

export const SETTINGS: readonly SettingRow[] = [
  row('province', 'LIENTINH_PROVINCE', 'province', null, [
    'tỉnh mà các lệnh dành cho, mã hoặc tên viết tắt',
    'the province the commands are for, id or slug',
  ]),
  row('home', 'LIENTINH_HOME', 'home', null, [
    'thư mục dữ liệu; mặc định .data cạnh chương trình',
    'data directory; .data beside the program unless given',
  ]),
  row('port', 'PORT', 'port', '4000', [
    'cổng của cổng chung; bộ ở +100, các tỉnh từ +201',
    'base port: the gateway’s; ministry at +100, provinces from +201',
  ]),
  row('host', 'HOST', 'host', '127.0.0.1', ['địa chỉ lắng nghe', 'address to listen on']),
  row('listenOpenly', 'LISTEN_OPENLY', null, '0', [
    '1: mở ra mạng dù không có mã liên tỉnh, ai cũng hỏi được',
    '1: opens to the network even without a federation token; anybody may ask',
  ]),
  row('seed', 'LIENTINH_SEED', null, 'demo', [
    'số liệu mẫu nạp ở lần chạy đầu: demo hoặc none',
    'figures loaded on the first start: demo or none',
  ]),
  row('adminHosts', 'ADMIN_HOSTS', null, null, [
    'tên máy mà người quản trị được phép dùng, cách nhau bằng dấu phẩy',
    'names of this machine an administrator may come by, with commas between',
  ]),
  row('twoPersons', 'TWO_PERSONS', null, '0', [
    '1: người nhập số liệu không được tự công bố',
    '1: whoever imports may not publish',
  ]),
  row('provinceDeadlineMs', 'PROVINCE_DEADLINE_MS', null, '3000', [
    'cổng chờ một tỉnh bao lâu, mili giây',
    'how long the gateway waits for one province, milliseconds',
  ]),
  row('logLevel', 'LOG_LEVEL', 'log-level', 'warn', ['nhật ký trên stderr', 'log on stderr']),
  row('lang', 'LIENTINH_LANG', 'lang', 'vi', [
    'ngôn ngữ của các lệnh: vi hoặc en',
    'language of the commands: vi or en',
  ]),
  row('httpsProxy', 'HTTPS_PROXY', null, null, [
    'proxy cho các địa chỉ https ở ngoài',
    'proxy for https addresses elsewhere',
  ]),
  row('httpProxy', 'HTTP_PROXY', null, null, [
    'proxy cho các địa chỉ http ở ngoài',
    'proxy for http addresses elsewhere',
  ]),
  row('noProxy', 'NO_PROXY', null, null, [
    'những nơi không đi qua proxy; máy này thì không bao giờ',
    'who is reached without the proxy; this machine always is',
  ]),
  row('extraCaCerts', 'NODE_EXTRA_CA_CERTS', null, null, [
    'tệp PEM chứng thư của cơ quan chứng thực nội bộ',
    'PEM file of private certificate authorities',
  ]),
  secret('databaseUrl', 'DATABASE_URL', [
    'PostgreSQL của tỉnh; không đặt thì dùng cơ sở dữ liệu nhúng',
    'the province’s PostgreSQL; embedded database unless given',
  ]),
  secret('federationToken', 'FEDERATION_TOKEN', [
    'mã liên tỉnh: đặt thì tỉnh chỉ trả lời ai trình mã, và cổng trình mã ấy',
    'shared by the federation: a province answers only who shows it, and the gateway shows it',
  ]),
  secret('adminToken', 'ADMIN_TOKEN', [
    'mã quản trị của tỉnh; không đặt thì nằm trong thư mục dữ liệu',
    'the province’s admin token; kept in the data directory unless given',
  ]),
]
