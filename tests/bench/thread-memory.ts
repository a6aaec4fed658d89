// A process of its own that reads one file in a thread and prints the most memory it took above an idle process, in MB: started by
// measure-validate.ts, whose own memory would hide it.
import { readInWorker } from '#services/intake/read-in-worker.ts'

const [path = '', province = ''] = process.argv.slice(2)
const rssMb = () => process.memoryUsage.rss() / 2 ** 20
const idle = rssMb()
let most = idle
const watch = setInterval(() => {
  most = Math.max(most, rssMb())
}, 50)
await readInWorker({ path, name: 'so-lieu.csv', province, mapping: null, today: '2025-11-22' }, () => {})
clearInterval(watch)
process.stdout.write(`${Math.round(most - idle)}\n`)
