// Loaded before a province (`node --import`): its disk has as many bytes left as the file at LIENTINH_TOLD_ROOM says. For a full disk on
// machines where none of a few megabytes can be mounted; what the province writes, it can really write.
import { readFileSync, type StatsFs } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const file = process.env.LIENTINH_TOLD_ROOM ?? ''

function told(real: StatsFs): StatsFs {
  return { ...real, bavail: Math.floor(Number(readFileSync(file, 'utf8')) / real.bsize) }
}

const fs = process.getBuiltinModule('node:fs')
fs.statfsSync = new Proxy(fs.statfsSync, {
  apply: (statfs, self, args) => told(Reflect.apply(statfs, self, args)),
})
Object.assign(fs.promises, {
  statfs: new Proxy(fs.promises.statfs, {
    apply: async (statfs, self, args) => told(await Reflect.apply(statfs, self, args)),
  }),
})
syncBuiltinESMExports()
