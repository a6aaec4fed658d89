// A process of a test: opens the database it is given, publishes a release, says so, and holds the database until its input ends.
import { openDatabase } from '#prisma/open-database.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { LienTinhError } from '#schema/errors.ts'
import { figure } from './figures.ts'

try {
  const database = await openDatabase(process.argv[2] ?? '')
  await writeRelease(database, { observations: [figure()] })
  console.log('HELD')
  process.stdin.resume().on('end', () => database.close())
} catch (error) {
  console.log(error instanceof LienTinhError ? error.code : String(error))
}
