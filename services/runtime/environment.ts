// The variables this process was started with: the one file of services/ and gateway/ that reads them. Nobody writes to them.

export type Variables = Readonly<NodeJS.ProcessEnv>

/** All of them: for settings.ts and config.ts, which say what they mean, and for what is handed on to a child. */
export function ownVariables(): Variables {
  return process.env
}

/** In which letters the terminal shows text, e.g. `vi_VN.UTF-8`; '' when nothing says so. */
export function terminalLocale(env: Variables = ownVariables()): string {
  return env.LC_ALL || env.LC_CTYPE || env.LANG || ''
}
