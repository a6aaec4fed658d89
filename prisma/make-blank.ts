// Makes the blank database before anybody needs it: `lientinh up` runs it while the client is still being generated.
import { findBlank } from './blank-database.ts'
import { readMigrations } from './migrate.ts'

await findBlank(await readMigrations())
