// A process of a test, made to be killed: opens the database it is given, removes what was abandoned, says what it finds, imports figures
// that all have one value, says that the draft is ready, and ends.
import { discardAbandoned } from '#prisma/abandoned-drafts.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { openDatabase } from '#prisma/open-database.ts'
import { FILE } from './import-figures.ts'
import { manyFigures } from './many-figures.ts'
import { readState } from './read-state.ts'

const [, , url = '', value = '', rows = ''] = process.argv
const database = await openDatabase(url)
await discardAbandoned(database)
console.log(JSON.stringify(await readState(database)))
const draft = await startDraft(database, FILE)
for (const batch of manyFigures(Number.parseInt(rows, 10), value)) await draft.add(batch)
await draft.finish({ warnings: 0 })
console.log('READY')
await database.close()
